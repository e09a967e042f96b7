package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.EnumNumbers;
import io.vocstreams.model.voice.Expressions;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.Span;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.model.voice.Voice;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What texts say, in messages and stores. */
final class VoiceCodec {

    private VoiceCodec() {}

    static void write(BinaryWriter writer, Voice voice) {
        Expressions expressions = voice.expressions();
        writer.writeString(voice.language())
                .writeCount(number(voice.polarity()))
                .writeCount(voice.themes().size());
        for (ThemeFinding theme : voice.themes()) {
            writer.writeString(theme.id())
                    .writeString(theme.function())
                    .writeCount(number(theme.polarity()))
                    .writeCount(theme.spans().size());
            theme.spans().forEach(span -> writer.writeCount(span.start()).writeCount(span.end()));
        }
        writer.writeCount(expressions.positive())
                .writeCount(expressions.negative())
                .writeCount(expressions.request())
                .writeCount(expressions.question())
                .writeBoolean(voice.truncated())
                .writeString(voice.reader())
                .writeString(voice.version());
    }

    static Voice read(BinaryReader reader) {
        return new Voice(
                reader.readString(),
                polarity(reader),
                readThemes(reader),
                new Expressions(readInt(reader), readInt(reader), readInt(reader), readInt(reader)),
                reader.readBoolean(),
                reader.readString(),
                reader.readString());
    }

    private static List<ThemeFinding> readThemes(BinaryReader reader) {
        int size = reader.readSize();
        List<ThemeFinding> themes = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String id = reader.readString();
            String function = reader.readString();
            Sentiment polarity = polarity(reader);
            themes.add(
                    new ThemeFinding(id, function, polarity == null ? Sentiment.UNKNOWN : polarity, readSpans(reader)));
        }
        return themes;
    }

    private static List<Span> readSpans(BinaryReader reader) {
        int size = reader.readSize();
        List<Span> spans = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            spans.add(new Span(readInt(reader), readInt(reader)));
        }
        return spans;
    }

    private static int readInt(BinaryReader reader) {
        return (int) reader.readCount();
    }

    /** 0 is none. */
    private static int number(@Nullable Sentiment polarity) {
        return polarity == null ? 0 : EnumNumbers.SENTIMENTS.number(polarity) + 1;
    }

    private static @Nullable Sentiment polarity(BinaryReader reader) {
        int number = readInt(reader);
        return number == 0 ? null : EnumNumbers.SENTIMENTS.symbol(number - 1);
    }
}
