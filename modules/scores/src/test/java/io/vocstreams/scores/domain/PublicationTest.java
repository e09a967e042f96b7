package io.vocstreams.scores.domain;

import static io.vocstreams.scores.domain.TestScales.nps;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Reason;
import io.vocstreams.scores.domain.Publication.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static final boolean OPEN = false;
    private static final boolean CLOSED = true;
    private static final Counts NOTHING = Counts.none(11);
    private static final Counts ONE = nps(1, 0, 0);
    private static final Counts TWO = nps(1, 1, 0);
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Publication<Counts> never = Publication.never(NOTHING);
    private final Publication<Counts> provisional = new Publication<>(1, Finality.PROVISIONAL, ONE, NOW, Set.of());
    private final Publication<Counts> closed = new Publication<>(2, Finality.FINAL, ONE, NOW, Set.of());

    @Test
    void shouldPublishAKeyForTheFirstTimeAtOnce() {
        Update<Counts> update = never.because(Set.of(Reason.NEW_RESPONSE))
                .update(ONE, OPEN, NOW)
                .orElseThrow();

        assertThat(never.isDue(OPEN, NOW, SECOND)).isTrue();
        assertThat(update.published()).isEqualTo(provisional);
        assertThat(update.reasons()).containsExactly(Reason.NEW_RESPONSE);
    }

    @Test
    void shouldPublishADismissalOrAPartialAnswerAlone() {
        assertThat(never.update(new Counts(new long[11], 0, 1, 0), OPEN, NOW)).isPresent();
        assertThat(never.update(new Counts(new long[11], 0, 0, 1), OPEN, NOW)).isPresent();
    }

    @Test
    void shouldNotPublishAKeyInWhichNothingEverCounted() {
        assertThat(never.because(Set.of(Reason.RETRACTED_RESPONSE)).update(NOTHING, CLOSED, NOW))
                .isEmpty();
    }

    @Test
    void shouldStayFinalWhenItsWindowClosesLaterSince() {
        Update<Counts> update = closed.because(Set.of(Reason.NEW_RESPONSE))
                .update(TWO, OPEN, NOW)
                .orElseThrow();

        assertThat(update.published().finality()).isEqualTo(Finality.CORRECTED);
    }

    @Test
    void shouldPublishNothingWhenNothingChanged() {
        assertThat(provisional.because(Set.of(Reason.CORRECTED_RESPONSE)).update(ONE, OPEN, NOW))
                .isEmpty();
        assertThat(closed.because(Set.of(Reason.CORRECTED_RESPONSE)).update(ONE, CLOSED, NOW))
                .isEmpty();
    }

    @Test
    void shouldWaitForTheEmitIntervalBetweenProvisionalUpdates() {
        assertThat(provisional.isDue(OPEN, NOW.plusMillis(999), SECOND)).isFalse();
        assertThat(provisional.isDue(OPEN, NOW.plusMillis(1000), SECOND)).isTrue();
    }

    @Test
    void shouldWaitForTheEmitIntervalBetweenCorrections() {
        assertThat(closed.isDue(CLOSED, NOW.plusMillis(999), SECOND)).isFalse();
        assertThat(closed.isDue(CLOSED, NOW.plusMillis(1000), SECOND)).isTrue();
    }

    @Test
    void shouldNotWaitToCloseAWindow() {
        assertThat(provisional.isDue(CLOSED, NOW, SECOND)).isTrue();
    }

    @Test
    void shouldNotWaitForAWallClockThatWasSetBack() {
        assertThat(provisional.isDue(OPEN, NOW.minusSeconds(3600), SECOND)).isTrue();
    }

    @Test
    void shouldBecomeFinalWithoutAnyNewRecord() {
        Update<Counts> update = provisional.update(ONE, CLOSED, NOW).orElseThrow();

        assertThat(update.published()).isEqualTo(closed);
        assertThat(update.reasons()).containsExactly(Reason.WINDOW_CLOSED);
    }

    @Test
    void shouldBecomeFinalOnce() {
        assertThat(closed.update(ONE, CLOSED, NOW)).isEmpty();
    }

    @Test
    void shouldBeFinalWhenFirstPublishedAfterItsWindowClosed() {
        Update<Counts> update = never.because(Set.of(Reason.NEW_RESPONSE))
                .update(ONE, CLOSED, NOW)
                .orElseThrow();

        assertThat(update.published().finality()).isEqualTo(Finality.FINAL);
        assertThat(update.reasons()).containsExactly(Reason.NEW_RESPONSE);
    }

    @Test
    void shouldMergeTheClosingWithPendingReasons() {
        Update<Counts> update = provisional
                .because(Set.of(Reason.REASSIGNED))
                .update(TWO, CLOSED, NOW)
                .orElseThrow();

        assertThat(update.published().finality()).isEqualTo(Finality.FINAL);
        assertThat(update.reasons()).containsExactlyInAnyOrder(Reason.REASSIGNED, Reason.WINDOW_CLOSED);
    }

    @Test
    void shouldNameOnlyTheClosingWhenPendingChangesCancelledOut() {
        Update<Counts> update = provisional
                .because(Set.of(Reason.NEW_RESPONSE))
                .because(Set.of(Reason.RETRACTED_RESPONSE))
                .update(ONE, CLOSED, NOW)
                .orElseThrow();

        assertThat(update.reasons()).containsExactly(Reason.WINDOW_CLOSED);
    }

    @Test
    void shouldBeCorrectedAfterItWasFinal() {
        Update<Counts> update = closed.because(Set.of(Reason.CORRECTED_RESPONSE))
                .update(TWO, CLOSED, NOW)
                .orElseThrow();
        Update<Counts> again = update.published()
                .because(Set.of(Reason.NEW_RESPONSE))
                .update(ONE, CLOSED, NOW)
                .orElseThrow();

        assertThat(update.published().finality()).isEqualTo(Finality.CORRECTED);
        assertThat(again.published().finality()).isEqualTo(Finality.CORRECTED);
        assertThat(again.published().revision()).isEqualTo(4);
    }

    @Test
    void shouldPublishZerosOnceWhenNothingCountsAnyMore() {
        Update<Counts> zeros = provisional
                .because(Set.of(Reason.RETRACTED_RESPONSE))
                .update(NOTHING, OPEN, NOW)
                .orElseThrow();

        assertThat(zeros.published().revision()).isEqualTo(2);
        assertThat(zeros.published().counts()).isEqualTo(NOTHING);
        assertThat(zeros.published().update(NOTHING, OPEN, NOW)).isEmpty();
        assertThat(zeros.published().update(NOTHING, CLOSED, NOW)).isEmpty();
    }

    @Test
    void shouldPublishAKeyThatCountedNothingAgainAsFinalAfterItsWindowClosed() {
        Publication<Counts> zeros = new Publication<>(2, Finality.PROVISIONAL, NOTHING, NOW, Set.of());

        Update<Counts> update = zeros.because(Set.of(Reason.NEW_RESPONSE))
                .update(ONE, CLOSED, NOW)
                .orElseThrow();

        assertThat(update.published().finality()).isEqualTo(Finality.FINAL);
        assertThat(update.published().revision()).isEqualTo(3);
    }

    @Test
    void shouldCollectReasonsUntilTheyArePublished() {
        Publication<Counts> pending =
                provisional.because(Set.of(Reason.NEW_RESPONSE)).because(Set.of(Reason.REASSIGNED));

        Update<Counts> update = pending.update(TWO, OPEN, NOW).orElseThrow();

        assertThat(pending.isPending()).isTrue();
        assertThat(update.reasons()).containsExactlyInAnyOrder(Reason.NEW_RESPONSE, Reason.REASSIGNED);
        assertThat(update.published().isPending()).isFalse();
    }

    @Test
    void shouldForgetReasonsOfChangesThatCancelledOut() {
        assertThat(provisional.because(Set.of(Reason.NEW_RESPONSE)).settled()).isEqualTo(provisional);
    }
}
