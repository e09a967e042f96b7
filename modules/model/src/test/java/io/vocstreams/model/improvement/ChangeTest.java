package io.vocstreams.model.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private static final Scale TEXT = new Scale(Metric.TEXT, -1, 1, Polarity.HIGHER_IS_BETTER);

    private static Counts counts(long positive, long neutral, long negative) {
        return new Counts(new long[] {negative, neutral, positive}, 0, 0, 0);
    }

    private static void assertChange(Change change, double value, double error, double low, double high) {
        assertThat(change.value()).isCloseTo(value, within(1e-6));
        assertThat(change.error()).isCloseTo(error, within(1e-6));
        assertThat(change.low()).isCloseTo(low, within(1e-6));
        assertThat(change.high()).isCloseTo(high, within(1e-6));
    }

    @Test
    void shouldCompareShares() {
        assertChange(Change.ofShare(100, 1000, 40, 1000).orElseThrow(), -6.0, 1.133137, -8.220908, -3.779092);
    }

    @Test
    void shouldTakeOffWhatTheRestChanged() {
        Counts before = counts(30, 40, 50);
        Counts after = counts(60, 45, 35);

        Change change = Change.ofScore(
                        TEXT, before, before.plus(counts(200, 150, 150)), after, after.plus(counts(210, 150, 140)))
                .orElseThrow();

        assertChange(change, 30.523810, 11.262346, 8.450017, 52.597601);
    }

    @Test
    void shouldSayNothingOfFewerThanThirtyAnswers() {
        Counts enough = counts(10, 10, 10);
        Counts tooFew = counts(10, 10, 9);

        assertThat(Change.ofScore(TEXT, enough, enough.plus(enough), enough, enough.plus(enough)))
                .isPresent();
        assertThat(Change.ofScore(TEXT, enough, enough.plus(enough), tooFew, tooFew.plus(enough)))
                .isEmpty();
        assertThat(Change.ofScore(TEXT, enough, enough.plus(tooFew), enough, enough.plus(enough)))
                .isEmpty();
        assertThat(Change.ofShare(1, 30, 0, 30)).isPresent();
        assertThat(Change.ofShare(1, 30, 0, 29)).isEmpty();
    }

    @Test
    void shouldTellChanceFromChange() {
        assertThat(new Change(2, 1, 0.1, 3.9).isClear()).isTrue();
        assertThat(new Change(-2, 1, -3.9, -0.1).isClear()).isTrue();
        assertThat(new Change(1, 1, -0.9, 2.9).isClear()).isFalse();
    }
}
