package io.vocstreams.replay.generate;

import static io.vocstreams.model.voice.Sentiment.MIXED;
import static io.vocstreams.model.voice.Sentiment.NEGATIVE;
import static io.vocstreams.model.voice.Sentiment.NEUTRAL;
import static io.vocstreams.model.voice.Sentiment.POSITIVE;

import io.vocstreams.model.voice.Sentiment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What customers write, and what they mean by it.
 *
 * @param themes what it speaks of, and what it says of each
 */
record Remark(String text, String language, Sentiment polarity, Map<String, Sentiment> themes) {

    static final List<Remark> ALL = List.of(
            ja("店員の方がとても親切でした。", POSITIVE, Map.of("staff-attitude", POSITIVE)),
            ja("待ち時間が長すぎます。", NEGATIVE, Map.of("waiting-time", NEGATIVE)),
            ja("値段が安くて助かりました。", POSITIVE, Map.of("price", POSITIVE)),
            ja("荷物の配送が遅れて困りました。", NEGATIVE, Map.of("delivery", NEGATIVE, "punctuality", NEGATIVE)),
            ja("アプリが使いやすくて気に入っています。", POSITIVE, Map.of("usability", POSITIVE, "website", POSITIVE)),
            ja(
                    "料理は美味しかったですが、部屋が汚かったです。",
                    MIXED,
                    Map.of("taste", POSITIVE, "facility", NEGATIVE, "cleanliness", NEGATIVE)),
            ja("電話がつながらず、とても不満です。", NEGATIVE, Map.of("contact-center", NEGATIVE)),
            ja("昨日注文しました。", NEUTRAL, Map.of("booking", NEUTRAL)),
            ja("品質が悪くてすぐに壊れました。", NEGATIVE, Map.of("quality", NEGATIVE)),
            en("The staff were friendly and helpful.", POSITIVE, Map.of("staff-attitude", POSITIVE)),
            en("I had to wait forty minutes. Terrible.", NEGATIVE, Map.of("waiting-time", NEGATIVE)),
            en("Great price, will come again.", POSITIVE, Map.of("price", POSITIVE)),
            en("The parcel arrived late and damaged.", NEGATIVE, Map.of("delivery", NEGATIVE, "punctuality", NEGATIVE)),
            en("The app keeps crashing.", NEGATIVE, Map.of("website", NEGATIVE)),
            en(
                    "Delicious food, but the room was dirty.",
                    MIXED,
                    Map.of("taste", POSITIVE, "facility", NEGATIVE, "cleanliness", NEGATIVE)),
            en("Nobody answered the phone.", NEGATIVE, Map.of("contact-center", NEGATIVE)),
            en("The refund was quick and easy.", POSITIVE, Map.of("refund", POSITIVE)),
            en("I ordered it on Monday.", NEUTRAL, Map.of()),
            en("It went well.", POSITIVE, Map.of()));

    Remark {
        themes = new TreeMap<>(themes);
    }

    /** The same for the same event in every sample. */
    static Remark of(String eventId) {
        return ALL.get(Math.floorMod(eventId.hashCode() * 31, ALL.size()));
    }

    private static Remark ja(String text, Sentiment polarity, Map<String, Sentiment> themes) {
        return new Remark(text, "ja", polarity, themes);
    }

    private static Remark en(String text, Sentiment polarity, Map<String, Sentiment> themes) {
        return new Remark(text, "en", polarity, themes);
    }
}
