package io.vocstreams.systemtests.movement;

import static io.vocstreams.systemtests.movement.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Operation;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Reason;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** §9: for each kind of change, exactly the scores whose content differs are published, with exactly its reason. */
class KindsOfChangeTest {

    private static final Instant NOON = Given.NOON;
    private static final Input VISIT =
            Event.of("t1", NOON.minus(Duration.ofHours(3)), "customer-id:c").web("page_viewed");
    private static final Event ANSWER = Event.of("f1", NOON.minus(Duration.ofHours(1)), "customer-id:c");

    @Test
    void shouldPublishWhereANewResponseCounts() {
        Step step = given(VISIT).by(ANSWER.nps(9));

        Given.shouldMoveExactly(step, Reason.NEW_RESPONSE);
        assertThat(Given.breakdowns(step))
                .containsExactlyInAnyOrder(
                        "*",
                        "action=page_viewed",
                        "channel=WEB",
                        "channel=WEB,stage=AWARENESS",
                        "channel=WEB,action=page_viewed",
                        "segment=UNKNOWN",
                        "stage=AWARENESS",
                        "survey=s1");
    }

    @Test
    void shouldPublishWhereAResponseIsCorrected() {
        Step step = given(VISIT, ANSWER.nps(9))
                .by(ANSWER.version(1, Operation.UPSERT).nps(3));

        Given.shouldMoveExactly(step, Reason.CORRECTED_RESPONSE);
        assertThat(step.attributions()).isEmpty();
        assertThat(step.journeys()).isEmpty();
    }

    @Test
    void shouldPublishNothingForACorrectionThatSaysTheSame() {
        Step step = given(VISIT, ANSWER.nps(9))
                .by(ANSWER.version(1, Operation.UPSERT).nps(9));

        assertThat(step.scores()).isEmpty();
        assertThat(step.attributions()).isEmpty();
        assertThat(step.journeys()).isEmpty();
    }

    @Test
    void shouldPublishWhereARetractedResponseCounted() {
        Step step = given(VISIT, ANSWER.nps(9))
                .by(ANSWER.version(1, Operation.RETRACT).nps(9));

        Given.shouldMoveExactly(step, Reason.RETRACTED_RESPONSE);
        assertThat(step.is().scores()).isEmpty();
    }

    @Test
    void shouldPublishAResponseThatComesBackAsNew() {
        Step step = given(
                        VISIT,
                        ANSWER.nps(9),
                        ANSWER.version(1, Operation.RETRACT).nps(9))
                .by(ANSWER.version(2, Operation.UPSERT).nps(8));

        Given.shouldMoveExactly(step, Reason.NEW_RESPONSE);
    }

    @Test
    void shouldPublishWhereALateTouchpointTakesTheAttributionOver() {
        Input late =
                Event.of("t2", NOON.minus(Duration.ofHours(2)), "customer-id:c").app("order_placed", null);
        Step step = given(VISIT, ANSWER.answer("s1", Metric.NPS, 0, 10, 9, Channel.EMAIL))
                .by(late);

        Given.shouldMoveExactly(step, Reason.REASSIGNED);
        assertThat(Given.breakdowns(step))
                .containsExactlyInAnyOrder(
                        "action=page_viewed",
                        "action=order_placed",
                        "channel=WEB",
                        "channel=APP",
                        "channel=WEB,stage=AWARENESS",
                        "channel=WEB,action=page_viewed",
                        "channel=APP,stage=PURCHASE",
                        "channel=APP,action=order_placed",
                        "stage=AWARENESS",
                        "stage=PURCHASE");
    }

    @Test
    void shouldPublishWhereATouchpointIsTakenAway() {
        Step step = given(VISIT, ANSWER.nps(9))
                .by(Event.of("t1", NOON.minus(Duration.ofHours(3)), "customer-id:c")
                        .version(1, Operation.RETRACT)
                        .web("page_viewed"));

        Given.shouldMoveExactly(step, Reason.REASSIGNED);
        assertThat(Given.breakdowns(step)).contains("stage=UNATTRIBUTED").doesNotContain("*", "channel=WEB");
    }

    @Test
    void shouldPublishWhereATouchpointIsCorrected() {
        Step step = given(VISIT, ANSWER.nps(9))
                .by(Event.of("t1", NOON.minus(Duration.ofHours(3)), "customer-id:c")
                        .version(1, Operation.UPSERT)
                        .web("page_viewed", "p1"));

        Given.shouldMoveExactly(step, Reason.REASSIGNED);
        assertThat(Given.breakdowns(step)).containsExactly("product=p1");
        assertThat(step.attributions()).isEmpty();
        assertThat(step.journeys()).isEmpty();
    }

    @Test
    void shouldPublishOnlyTheJourneyOfATouchpointThatNoAnswerIsAbout() {
        Step step = given(VISIT, ANSWER.nps(9))
                .by(Event.of("t0", NOON.minus(Duration.ofHours(4)), "customer-id:c")
                        .web("login"));

        Expectations.nothingElseShouldMove(step);
        assertThat(step.scores()).isEmpty();
        assertThat(step.attributions())
                .as("the journey has another first touchpoint")
                .hasSize(1);
    }

    @Test
    void shouldPublishTheSegmentsOfAProfile() {
        Step step = given(VISIT, ANSWER.nps(9)).by(Given.profile("c", "gold"));

        Given.shouldMoveExactly(step, Reason.REASSIGNED);
        assertThat(Given.breakdowns(step)).containsExactlyInAnyOrder("segment=UNKNOWN", "segment=gold");
    }

    @Test
    void shouldPublishTheSegmentsOfAForgottenProfile() {
        Step step = given(VISIT, ANSWER.nps(9), Given.profile("c", "gold")).by(new Input.Forgotten("c"));

        Given.shouldMoveExactly(step, Reason.REASSIGNED);
        assertThat(Given.breakdowns(step)).containsExactlyInAnyOrder("segment=UNKNOWN", "segment=gold");
    }

    @Test
    void shouldPublishNothingForAProfileThatSaysTheSame() {
        Step step = given(VISIT, ANSWER.nps(9), Given.profile("c", "gold")).by(Given.profile("c", "gold"));

        assertThat(step.scores()).isEmpty();
    }

    @Test
    void shouldPublishWhereALaterAnswerDisplacesAnEarlierOne() {
        Input later = Event.of("f2", NOON, "customer-id:c").answer("s1", Metric.NPS, 0, 10, 2, Channel.STORE);
        Step step =
                given(ANSWER.answer("s1", Metric.NPS, 0, 10, 9, Channel.WEB)).by(later);

        Given.shouldMoveExactly(step, Reason.NEW_RESPONSE);
        assertThat(Given.breakdowns(step)).contains("*", "channel=STORE", "channel=WEB");
        assertThat(step.changedScores())
                .as("in its own hour the earlier one still counts")
                .noneMatch(key -> key.endsWith("PT1H|2026-11-22T11:00:00Z") && key.contains("channel=WEB"));
    }

    @Test
    void shouldCloseExactlyTheWindowsThatTheClockHasPassed() {
        Step step = given(VISIT, ANSWER.nps(9)).then(Duration.ofHours(24));

        Expectations.nothingElseShouldMove(step);
        assertThat(step.scores()).isNotEmpty().allSatisfy(published -> assertThat(
                        published.now().reasons())
                .isEqualTo(published.before() == null ? Set.of(Reason.NEW_RESPONSE) : Set.of(Reason.WINDOW_CLOSED)));
        assertThat(step.scores())
                .filteredOn(published -> published.before() != null)
                .isNotEmpty()
                .allMatch(published -> published.key().endsWith("PT1H|2026-11-22T11:00:00Z"));
        assertThat(step.scores())
                .filteredOn(published -> published.before() == null)
                .isNotEmpty()
                .allMatch(published -> published.now().windowEnd().equals(Instant.parse("2026-11-24T00:00:00Z")));
    }
}
