package io.vocstreams.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.Span;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.text.lexicon.Lexicons;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line a rule and side: what it must find, and what it must leave alone. */
class TextReaderTest {

    private static final Lexicon LEXICON = Lexicons.shipped();

    private final TextReader reader = new TextReader(LEXICON);

    private TextReading read(String text) {
        return reader.read(text, null).orElseThrow();
    }

    private @Nullable Sentiment polarity(String text) {
        return read(text).polarity();
    }

    @ParameterizedTest
    @CsvSource({
        // negation, and what only looks like one
        "料理が美味しい, POSITIVE",
        "料理が美味しくない, NEGATIVE",
        "料理は美味しくありませんでした, NEGATIVE",
        "対応が悪くない, POSITIVE",
        "悪くないとは言えない, NEGATIVE",
        "つまらない, NEGATIVE",
        "問題ない, POSITIVE",
        "申し訳ない, NEUTRAL",
        "やらなきゃいけない, NEUTRAL",
        "便利じゃん, POSITIVE",
        "不満はありません, POSITIVE",
        "丁寧に説明してくれなかった, NEGATIVE",
        "丁寧に説明してくださいました, POSITIVE",
        // a noun decides
        "価格が高い, NEGATIVE",
        "満足度が高い, POSITIVE",
        "高い品質, POSITIVE",
        "天井が高い, NEUTRAL",
        "待ち時間が長い, NEGATIVE",
        "待ち時間が短い, POSITIVE",
        "ミスが多い, NEGATIVE",
        "種類が少ない, NEGATIVE",
        "説明がない, NEGATIVE",
        "価格が高くない, POSITIVE",
        // やすい after a verb is "easy to", alone it is "cheap"
        "説明が分かりやすかった, POSITIVE",
        "説明が分かりやすくなかった, NEGATIVE",
        "商品が探しやすい, POSITIVE",
        "予約が取り易かった, POSITIVE",
        "サイズが間違えやすい, NEGATIVE",
        "床が滑りやすい, NEGATIVE",
        "値段がやすい, POSITIVE",
        // what is bought is cheap or dear, it is not less or more
        "部屋が安い, POSITIVE",
        "商品が安い, POSITIVE",
        "部屋が高い, NEGATIVE",
        "席の値段が高い, NEGATIVE",
        // what takes little time is fast
        "手続きが早い, POSITIVE",
        "手続きが遅い, NEGATIVE",
        "通信速度が遅い, NEGATIVE",
        "返事が早い, POSITIVE",
        "朝が早い, NEUTRAL",
        "'いや、良かったです', POSITIVE",
        // events
        "荷物が届かない, NEGATIVE",
        "荷物が届きました, NEUTRAL",
        "電話が全然つながらなかった, NEGATIVE",
        "30分も待たされた, NEGATIVE",
        "二度と使わない, NEGATIVE",
        // colloquial
        "めっちゃ美味しい, POSITIVE",
        "使いにくい, NEGATIVE",
        "わかりづらい, NEGATIVE",
        "使いやすい, POSITIVE",
        "すごーーく遅〜い, NEGATIVE",
        "ﾋﾟｶﾋﾟｶで綺麗, POSITIVE",
        // wishes, questions, suppositions
        "もっと早くしてほしい, NEUTRAL",
        "早くて助かる, POSITIVE",
        "値段が高いので安くしてほしい, NEGATIVE",
        "返品できますか？, NEUTRAL",
        "朝食は美味しいですか？, NEUTRAL",
        "なぜこんなに遅いのですか？, NEGATIVE",
        "もし壊れていたら交換してください, NEUTRAL",
        // what is said of a noun is denied with it
        "丁寧な対応ではなかった, NEGATIVE",
        "良い部屋ではありませんでした, NEGATIVE",
        "美味しい料理を出してくれない, NEGATIVE",
        "丁寧な対応でした, POSITIVE",
        "親切な方で困らなかった, POSITIVE",
        "素敵な店で飽きない, POSITIVE",
        // phrases that negate
        "清潔とは程遠い, NEGATIVE",
        "便利どころか不便です, NEGATIVE",
        "駅から程遠い, NEUTRAL",
        // what somebody put right
        "請求の間違いを直してくれた, POSITIVE",
        "請求の間違いを直してくれない, NEGATIVE",
        "直してくれたけど壊れた, MIXED",
        "早く直してくれ, NEUTRAL",
        "荷物を運んでくれた, POSITIVE",
        "ここより落ち着く宿を知りません, POSITIVE",
        // surprise
        "こんなに美味しいとは思わなかった, POSITIVE",
        "これが美味しいとは思わなかった, NEGATIVE",
        "こんなに美味しくない料理は初めて, NEGATIVE",
        // granted, and what stands against it
        "古いのに清潔でした, POSITIVE",
        "安かったのに壊れた, NEGATIVE",
        "昨日頼んだのに。, NEGATIVE",
        // a wish that was not fulfilled
        "丁寧に説明してほしかった, NEGATIVE",
        "説明があればよかった, NEGATIVE",
        "来てよかった, POSITIVE",
        "もっと早く買えばよかった, POSITIVE",
        // elsewhere, or before, it is better
        "他社の方が安い, NEGATIVE",
        "以前の方が使いやすかった, NEGATIVE",
        "他社より安い, POSITIVE",
        // asked, or meant otherwise
        "この対応はいかがなものか, NEGATIVE",
        "素晴らしい対応ですね(棒), NEGATIVE",
        "素晴らしい対応ですね, POSITIVE",
        // 辛い is hot of a dish, hard of all else
        "カレーが辛い, NEUTRAL",
        "辛い料理が好き, POSITIVE",
        "カレーが辛すぎる, NEGATIVE",
        "待つのが辛い, NEGATIVE",
        "待つのがつらい, NEGATIVE",
        // what was feared and did not come
        "事故の手続きが不安でしたが、電話一本で終わりました, POSITIVE",
        "手続きが不安でしたが、やはり間違いだらけでした, NEGATIVE",
        "手続きが不安です, NEGATIVE",
        // what a text comes to
        "部屋は狭いけど、また泊まりたい, POSITIVE",
        "部屋は狭いけど、駅前です, NEGATIVE",
        // blame in the gap of another phrase
        "一度も待たされたことがない, POSITIVE",
        "一度も連絡がない, NEGATIVE",
        // of blame before a noun
        "難しい言葉がない, POSITIVE",
        "狭い部屋にはエアコンがない, NEGATIVE",
        // an idiom and a negation that is not its own
        "期待通りではなかった, NEGATIVE",
        "期待通りでした, POSITIVE",
        "期待外れではなかった, POSITIVE",
        "欠点が見当たらない, POSITIVE",
        // what follows praise for what is over
        "好きな店だったのに、味が落ちた, NEGATIVE",
        // praise beside blame
        "さすが、部屋が汚い, NEGATIVE",
        "さすがです, POSITIVE",
        // no answer wanted
        "充電できない？！, NEGATIVE",
        "充電できない？, NEUTRAL",
        // both
        "味は良いが接客が悪い, MIXED",
        "先週新宿店で靴を買いました, NEUTRAL",
        // what befell a thing is told with it
        "盗まれた自転車が戻り、助かった, POSITIVE",
        "自転車が盗まれた, NEGATIVE",
        "自転車が盗まれて、助かった, MIXED",
        // praise of what is over
        "良い旅館だったのに, NEGATIVE",
        "安いのに美味しい, POSITIVE",
        // granted before it is praised
        "時間はかかったが、満足です, POSITIVE",
        "満足だが、時間がかかった, MIXED",
        // in the words of others
        "「清潔」な部屋が汚い, NEGATIVE",
        "清潔な部屋が汚い, MIXED",
    })
    void shouldReadJapanese(String text, Sentiment expected) {
        assertThat(polarity(text)).as(() -> text + " " + read(text).findings()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "The food was good, POSITIVE",
        "The food was not very good, NEGATIVE",
        "Not bad, POSITIVE",
        "No problems at all, POSITIVE",
        "I can't wait, POSITIVE",
        "My order never arrived, NEGATIVE",
        "My order arrived, NEUTRAL",
        "3 hours on hold, NEGATIVE",
        "3 hours in Rome, NEUTRAL",
        "The price is high, NEGATIVE",
        "The quality is high, POSITIVE",
        "The building is high, NEUTRAL",
        "Is the food good?, NEUTRAL",
        "Why is the service so bad?, NEGATIVE",
        "Let me know if anything is broken, NEUTRAL",
        "Please send me a good chair, NEUTRAL",
        "Thanks!, POSITIVE",
        "@AirX thanks for losing my bag, NEGATIVE",
        "'Great, another delay', NEGATIVE",
        "I loooove it, POSITIVE",
        "#WorstAirlineEver, NEGATIVE",
        "good food but rude staff, MIXED",
        "Fish &amp; chips were delicious, POSITIVE",
        "so happy 😍, POSITIVE",
        "see the id:data, NEUTRAL",
        "landed :(, NEGATIVE",
        "Breakfast is served from 7 to 10, NEUTRAL",
        "two hours on hold, NEGATIVE",
        // what did not happen should have
        "Our coach never came, NEGATIVE",
        "'No, we came by coach', NEUTRAL",
        "Does the coach never come?, NEUTRAL",
        "We will not find a better place, POSITIVE",
        // what went before, and what is praised after it
        "'When the lift was broken, the porter was great', POSITIVE",
        "'The lift was broken, the porter was great', MIXED",
        "When the lift is broken, NEGATIVE",
        // a wish for what is only annoying
        "Please rebook us, NEUTRAL",
        "Rebooked us twice without a word, NEGATIVE",
        // once, or not quite, good
        "It used to be great, NEGATIVE",
        "Good luck with the refund, NEGATIVE",
        "It could be better, NEGATIVE",
        "It would have been nice to know, NEGATIVE",
        "It used to be spotless, NEGATIVE",
        "I got used to it, NEUTRAL",
        "It should have been clean, NEGATIVE",
        "The staff could have been friendlier, NEGATIVE",
        "It could not have been better, POSITIVE",
        "I wish you all the best, NEUTRAL",
        "This is how service should be, POSITIVE",
        "It was supposed to be quiet, NEGATIVE",
        // phrases that negate
        "The room was far from clean, NEGATIVE",
        "The staff were anything but friendly, NEGATIVE",
        "We live far from here, NEUTRAL",
        "It is less helpful than before, NEGATIVE",
        "It is less expensive than before, POSITIVE",
        // what somebody put right
        "'The bill was wrong, but they fixed it', POSITIVE",
        "'They fixed it, but it broke again', NEGATIVE",
        "The problem is still not solved, NEGATIVE",
        // surprise
        "I have never had such a good meal, POSITIVE",
        "I did not expect such a good meal, POSITIVE",
        "I never had a good meal here, NEGATIVE",
        // granted, and what stands against it
        "'Although the room was small, the staff were lovely', POSITIVE",
        "'Although the food was nice, the staff were rude', NEGATIVE",
        // a comparison
        "The room was not as clean as promised, NEGATIVE",
        "It was not as bad as I feared, POSITIVE",
        "You get a better deal elsewhere, NEGATIVE",
        "You will not find better elsewhere, POSITIVE",
        "The soup was too salty, NEGATIVE",
        "The soup was not too salty, POSITIVE",
        // what was feared and did not come
        "'I was worried about the size, but it came in a day', POSITIVE",
        "'I was worried about the size, but it was even worse', NEGATIVE",
        "I am worried about my luggage, NEGATIVE",
        // what a text comes to
        "'A bit pricey, but worth it', POSITIVE",
        "'A bit pricey, and not worth it', NEGATIVE",
        // an idiom and a negation that is not its own
        "We never had a good night's sleep, NEGATIVE",
        "The service was not top notch, NEGATIVE",
        "It was no problem, POSITIVE",
        "I have never been looked after so well, POSITIVE",
        // comparatives are no forms of the adjective
        "She was not nice, NEGATIVE",
        "I was not happy with it, NEGATIVE",
        "I could not be happier, POSITIVE",
        "It is faster than before, POSITIVE",
        // no phrase of its own: too, and too few
        "Do you have one for me too, NEUTRAL",
        "There were too few chairs, NEGATIVE",
        // granted with not
        "'I did not read the menu, but the soup was delicious', POSITIVE",
        // no answer wanted
        "The door is broken?!, NEGATIVE",
        "Is the door broken?, NEUTRAL",
        // praise beside blame
        "Well done for breaking my phone, NEGATIVE",
        "'Well done, everybody', POSITIVE",
        // weak blame that is denied says nothing
        "It is not old, NEUTRAL",
        // asked, or meant otherwise
        "How is this acceptable?, NEGATIVE",
        "Is the food acceptable?, NEUTRAL",
        "Great service 🙄, NEGATIVE",
        "Great service 😊, POSITIVE",
        // an idiom of blame and a negation that is not its own
        "They gave me the runaround, NEGATIVE",
        "They did not give me the runaround, POSITIVE",
        // what the speaker did not do, or nobody found, is no fault of anybody
        "I did not bring it, NEUTRAL",
        "Not a wrinkle in it, NEUTRAL",
        "It never worked, NEGATIVE",
        // in the words of others
        "'The \"spotless\" room was dirty', NEGATIVE",
        "'The spotless room was dirty', MIXED",
        // praise that stands against blame has the last word, blame against praise has not
        "'The room was dirty, but the staff were great', POSITIVE",
        "'The staff were great, but the room was dirty', MIXED",
        // what is put right in the next sentence
        "The bill was wrong. They corrected it., POSITIVE",
        "The bill was wrong. They sent it., NEGATIVE",
        // what somebody did for the customer
        "They found us a chair, POSITIVE",
        "They found us a dirty chair, NEGATIVE",
        "They remembered us, POSITIVE",
        "Remember the milk, NEUTRAL",
        // often told without a judgement
        "We took the old bus, NEUTRAL",
        "The old bus was filthy, NEGATIVE",
        // words, and not what they are made of
        "I could not be more grateful, POSITIVE",
        "I am not grateful, NEGATIVE",
        // what the rest of a text says against a word, and where there is no word
        "'My son hates hospitals, so they sat with him, sang to him and let him choose a bear', POSITIVE",
        "My son hates hospitals, NEUTRAL",
    })
    void shouldReadEnglish(String text, Sentiment expected) {
        assertThat(polarity(text)).as(() -> text + " " + read(text).findings()).isEqualTo(expected);
    }

    @Test
    void shouldTakeTheStatedLanguageFirst() {
        assertThat(reader.read("対応最悪", "ja").orElseThrow().polarity()).isEqualTo(Sentiment.NEGATIVE);
        assertThat(reader.read("good", "en-GB").orElseThrow().language()).isEqualTo(Language.EN);
    }

    @Test
    void shouldKnowALanguageByItsLetters() {
        assertThat(Language.of("最悪です", null)).isEqualTo(Language.JA);
        assertThat(Language.of("ｻｲｱｸ", null)).isEqualTo(Language.JA);
        assertThat(Language.of("très bien 👍", "fr")).isEqualTo(Language.EN);
        assertThat(Language.of("対応最悪", null)).isEqualTo(Language.OTHER);
        assertThat(Language.of("очень good", null)).isEqualTo(Language.OTHER);
        assertThat(Language.of("👍 10", null)).isEqualTo(Language.OTHER);
    }

    @Test
    void shouldNotReadOtherLanguages() {
        TextReading reading = read("очень плохо");

        assertThat(reading.polarity()).isNull();
        assertThat(reading.themes()).isEmpty();
    }

    @Test
    void shouldReadNothingInABlankText() {
        assertThat(reader.read(" \n　", "ja")).isEmpty();
    }

    @Test
    void shouldPlaceSpansInTheOriginal() {
        String text = "👍👍 &amp; ﾋﾄﾞｲ対応";

        Finding last = read(text).findings().get(read(text).findings().size() - 1);

        assertThat(last.tone()).isEqualTo(Tone.NEGATIVE);
        assertThat(last.span()).isEqualTo(new Span(9, 13));
    }

    @Test
    void shouldSaySeparatelyWhatIsSaidOfEachTheme() {
        assertThat(read("味は最高でしたが、待ち時間が長いです。").themes())
                .extracting(ThemeFinding::id, ThemeFinding::polarity)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("taste", Sentiment.POSITIVE),
                        org.assertj.core.groups.Tuple.tuple("waiting-time", Sentiment.NEGATIVE));
    }

    @Test
    void shouldFindThemesInWhatIsMatchedAsCharacters() {
        assertThat(read("タバコの臭いがした").themes())
                .extracting(ThemeFinding::id, ThemeFinding::polarity)
                .containsExactly(tuple("cleanliness", Sentiment.NEGATIVE));
    }

    @Test
    void shouldNameTheFunctionsOfItsThemes() {
        assertThat(read("The bill was wrong").functions()).containsExactly("finance");
    }

    @Test
    void shouldTellRequestsAndQuestionsApart() {
        assertThat(read("再発行してください。いつ届きますか？").findings())
                .extracting(Finding::tone)
                .contains(Tone.REQUEST, Tone.QUESTION);
    }

    @Test
    void shouldReadOnlyTheFirstCodePoints() {
        String start = "😀".repeat(PlainText.LIMIT - 4);

        assertThat(reader.read(start + "最悪です", "ja").orElseThrow().truncated()).isFalse();
        TextReading longer = reader.read(start + "です。。最悪", "ja").orElseThrow();
        assertThat(longer.truncated()).isTrue();
        assertThat(longer.polarity()).isEqualTo(Sentiment.POSITIVE);
    }

    @Test
    void shouldReadTheSameInAnyOrder() {
        List<String> texts = new ArrayList<>(List.of("対応が悪い", "great!", "味は良いが高い", "no one answers", "普通", "壊れた"));
        List<TextReading> first = texts.stream().map(this::read).toList();
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        Collections.shuffle(order, new Random(7));
        TextReader other = new TextReader(LEXICON);

        order.forEach(i -> assertThat(other.read(texts.get(i), null)).contains(first.get(i)));
    }
}
