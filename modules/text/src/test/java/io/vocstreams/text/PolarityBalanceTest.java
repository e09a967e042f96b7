package io.vocstreams.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.Span;
import io.vocstreams.text.Finding.Effect;
import io.vocstreams.text.Leanings.Lean;
import org.junit.jupiter.api.Test;

class PolarityBalanceTest {

    private static final Lean TO_PRAISE = new Lean(16, 0);
    private static final Lean TO_BLAME = new Lean(0, 16);
    private static final Lean SLIGHTLY_TO_BLAME = new Lean(0, 15);
    private static final int MANY = 12;

    private final PolarityBalance balance = new PolarityBalance();

    private void add(Tone tone, Strength strength, Effect effect) {
        balance.add(new Finding(tone, strength, new Span(0, 1), "group", "pattern", effect));
    }

    @Test
    void shouldLeaveOpenWhatTheRestOfTheTextContradicts() {
        add(Tone.POSITIVE, Strength.PLAIN, Effect.NONE);

        assertThat(balance.sentiment(TO_PRAISE, MANY)).isEqualTo(Sentiment.POSITIVE);
        assertThat(balance.sentiment(SLIGHTLY_TO_BLAME, MANY)).isEqualTo(Sentiment.POSITIVE);
        assertThat(balance.sentiment(TO_BLAME, MANY)).isEqualTo(Sentiment.MIXED);
    }

    @Test
    void shouldBelieveWhatIsSaidInFewWordsOrOften() {
        add(Tone.NEGATIVE, Strength.PLAIN, Effect.NONE);

        assertThat(balance.sentiment(TO_PRAISE, MANY - 1)).isEqualTo(Sentiment.NEGATIVE);

        add(Tone.NEGATIVE, Strength.STRONG, Effect.NONE);

        assertThat(balance.sentiment(TO_PRAISE, MANY)).isEqualTo(Sentiment.NEGATIVE);
    }

    @Test
    void shouldFollowTheRestWhereNothingWasFound() {
        assertThat(balance.sentiment(TO_BLAME, 7)).isEqualTo(Sentiment.NEGATIVE);
        assertThat(balance.sentiment(TO_PRAISE, 7)).isEqualTo(Sentiment.POSITIVE);
        assertThat(balance.sentiment(SLIGHTLY_TO_BLAME, 7)).isEqualTo(Sentiment.NEUTRAL);
        assertThat(balance.sentiment(TO_BLAME, 6)).isEqualTo(Sentiment.NEUTRAL);
        // More often blame than praise, and still more often neither.
        assertThat(balance.sentiment(new Lean(-30, -10), MANY)).isEqualTo(Sentiment.NEUTRAL);
    }

    @Test
    void shouldNotFollowTheRestOfAWishOrASupposition() {
        add(Tone.NEGATIVE, Strength.PLAIN, Effect.IN_CONDITION);

        assertThat(balance.sentiment(TO_BLAME, MANY)).isEqualTo(Sentiment.NEUTRAL);
    }

    @Test
    void shouldDecideNothingByWhatIsFaint() {
        add(Tone.NEGATIVE, Strength.FAINT, Effect.NONE);

        assertThat(balance.found()).isEqualTo(Sentiment.NEUTRAL);

        add(Tone.POSITIVE, Strength.WEAK, Effect.NONE);

        assertThat(balance.found()).isEqualTo(Sentiment.MIXED);

        add(Tone.POSITIVE, Strength.PLAIN, Effect.NONE);

        assertThat(balance.found()).isEqualTo(Sentiment.POSITIVE);
    }
}
