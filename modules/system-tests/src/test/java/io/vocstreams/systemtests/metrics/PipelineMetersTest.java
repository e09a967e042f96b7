package io.vocstreams.systemtests.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.metrics.VocMeters;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.guidance.Guidance;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.triggers.AtRisk;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.guidance.GuidanceFile;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.journey.rules.RuleFile;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.platform.metrics.StageMeterSpecs;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.PipelineDriver;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each stage records of a small story, each with two tasks. */
class PipelineMetersTest {

    private static final String WEB = Topics.inputOf(IncomingKind.WEB);

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final World world = World.of(NOON);
    private final PipelineDriver pipeline =
            new PipelineDriver(Policies.patient(world), Layout.of(2), NOON, new Random(1), registry);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldCountEachOutcomeByTopicAndReason() {
        Input visit = visit("t1", "cookie-id:k");
        tell(visit, visit, Event.of("f1", ago(1), "cookie-id:k").nps(11));
        pipeline.bringRaw(Topics.FEEDBACK, 0, "any", "no Avro".getBytes(StandardCharsets.UTF_8));
        pipeline.runUntilQuiet();

        assertThat(outcomes(WEB, "ACCEPTED", "NONE")).isEqualTo(1);
        assertThat(outcomes(WEB, "DUPLICATE", "NONE")).isEqualTo(1);
        assertThat(outcomes(Topics.FEEDBACK, "REJECTED", "VALUE_OUT_OF_RANGE")).isEqualTo(1);
        assertThat(outcomes(Topics.FEEDBACK, "REJECTED", "UNDECODABLE")).isEqualTo(1);
        assertThat(outcomes(Topics.FEEDBACK, "ACCEPTED", "NONE")).isZero();
    }

    @Test
    void shouldSayHowLateAnInteractionIs() {
        // Until the other inputs are idle the watermark waits for them.
        for (int i = 0; i < 8; i++) {
            pipeline.bring(visit("a" + i, "cookie-id:k"), "any", 0);
            pipeline.bring(visit("b" + i, "cookie-id:k"), "any", 1);
            pipeline.pass(Duration.ofMillis(500));
            pipeline.drain();
        }
        tell(Event.of("t2", NOON.minus(Duration.ofHours(20)), "cookie-id:k").web("login"));

        assertThat(readings.histogram(VocMeters.LATENESS, "topic", WEB).max()).isEqualTo(18 * 3_600);
    }

    @Test
    void shouldCountWhatOpensNothingForWantOfItsKey() {
        Policies measured = Policies.patient(world).measuring(MeasureFile.parse("m.yml", """
                measures:
                  - {id: answered, version: 1, opens: {any: true}, closes: {action: reply_received}, within: P1D,
                     same: ticketId}
                """));
        try (PipelineDriver other = new PipelineDriver(measured, Layout.of(2), NOON, new Random(1), registry)) {
            other.bringAnywhere(visit("t2", "cookie-id:k"));
            other.runUntilQuiet();
        }

        assertThat(readings.of(VocMeters.KEYLESS, "measure", "answered")).isEqualTo(1);
    }

    @Test
    void shouldKeepTheLedgersSumsOverARestart() {
        tell(visit("t1", "cookie-id:k"), visit("t2", "cookie-id:l"));
        pipeline.restartAll();

        assertThat(ledger("identity", WEB)).isEqualTo("2.0 2.0");
        assertThat(readings.of(StageMeterSpecs.LEDGER_CONSUMED, "stage", "journey", "topic", Topics.INTERACTIONS))
                .isGreaterThanOrEqualTo(2);
        assertThat(readings.of(StageMeterSpecs.LEDGER_DIFFERENCE)).isZero();
        assertThat(readings.of(StageMeterSpecs.TASKS, "stage", "scores")).isEqualTo(2);
    }

    @Test
    void shouldShowWhatIsUnderWayAsADifference() {
        pipeline.bringAnywhere(visit("t1", "cookie-id:k"));
        while (readings.of(StageMeterSpecs.LEDGER_CONSUMED, "topic", WEB) == 0) {
            pipeline.step();
        }
        double whileUnderWay = readings.of(StageMeterSpecs.LEDGER_CONSUMED, "topic", WEB)
                - readings.of(StageMeterSpecs.LEDGER_DECIDED, "topic", WEB);
        double difference = readings.of(StageMeterSpecs.LEDGER_DIFFERENCE, "stage", "identity");
        pipeline.runUntilQuiet();

        assertThat(difference).isEqualTo(whileUnderWay);
        assertThat(readings.of(StageMeterSpecs.LEDGER_DIFFERENCE, "stage", "identity"))
                .isZero();
    }

    @Test
    void shouldCountAMergeAndWhatItMoves() {
        tell(
                visit("t1", "customer-id:d"),
                Event.of("f1", ago(1), "customer-id:d").nps(9));
        tell(Event.link("m1", ago(5), "customer-id:d", "customer-id:c"));

        assertThat(readings.of(VocMeters.MERGES, "change", "added")).isEqualTo(1);
        assertThat(readings.of(VocMeters.LINKS, "link", "stated", "change", "added"))
                .isEqualTo(1);
        assertThat(readings.of(VocMeters.MOVED)).isEqualTo(2);
        assertThat(readings.of(VocMeters.PUBLICATION_REASONS, "reason", "REASSIGNED"))
                .isPositive();

        tell(Event.unlink("m1", ago(5), "customer-id:d", "customer-id:c"));

        assertThat(readings.of(VocMeters.MERGES, "change", "removed")).isEqualTo(1);
        assertThat(readings.of(VocMeters.MOVED)).isEqualTo(4);
    }

    @Test
    void shouldCountAssertedLinksAndTheLengthOfPaths() {
        tell(Event.of("t1", ago(2), "cookie-id:k", "customer-id:c").web("login"), visit("t2", "cookie-id:k"));

        assertThat(readings.of(VocMeters.LINKS, "link", "asserted", "change", "added"))
                .isEqualTo(1);
        assertThat(readings.histogram(VocMeters.PATH).max()).isEqualTo(2);
    }

    @Test
    void shouldNoticeASharedIdentifier() {
        for (int customer = 0; customer < world.identity().sharedThreshold(); customer++) {
            tell(Event.link(
                    "l" + customer,
                    NOON.minus(Duration.ofDays(customer + 1)),
                    "cookie-id:kiosk",
                    "customer-id:c" + customer));
        }
        tell(Event.of("t0", NOON.minus(Duration.ofDays(40)), "cookie-id:other").web("login"));
        assertThat(readings.of(VocMeters.SHARED)).isZero();

        tell(visit("t1", "cookie-id:kiosk"));

        assertThat(readings.of(VocMeters.SHARED)).isPositive();
    }

    @Test
    void shouldFollowJourneysFromTheirOpeningToTheirClosing() {
        tell(visit("t1", "customer-id:c"), visit("t2", "customer-id:d"));

        assertThat(readings.of(VocMeters.JOURNEYS, "change", "opened")).isEqualTo(2);
        assertThat(readings.of(VocMeters.OPEN_JOURNEYS)).isEqualTo(2);

        pipeline.restartAll();
        assertThat(readings.of(VocMeters.OPEN_JOURNEYS)).isEqualTo(2);

        pipeline.pass(world.journey().inactivityGap().plusDays(1));
        pipeline.runUntilQuiet();
        assertThat(readings.of(VocMeters.JOURNEYS, "change", "closed")).isEqualTo(2);
        assertThat(readings.of(VocMeters.OPEN_JOURNEYS)).isZero();

        tell(Event.of("t3", NOON.plus(Duration.ofHours(1)), "customer-id:c").web("login"));
        pipeline.runUntilQuiet();
        assertThat(readings.of(VocMeters.JOURNEYS, "change", "opened")).isEqualTo(2);
    }

    @Test
    void shouldCountAJourneyThatAMergeSupersedes() {
        tell(visit("t1", "customer-id:d"));
        tell(Event.link("m1", ago(5), "customer-id:d", "customer-id:c"));

        assertThat(readings.of(VocMeters.JOURNEYS, "change", "superseded")).isEqualTo(1);
        assertThat(readings.of(VocMeters.OPEN_JOURNEYS)).isEqualTo(1);
    }

    @Test
    void shouldCountWhoComesToBeAtRiskAndWhoNoLongerIs() {
        List<Measure> measures = MeasureFile.shipped();
        List<Rule> rules = RuleFile.shipped(measures.stream().map(Measure::id).toList());
        Policies ruled = Policies.patient(world).ruling(rules, measures);
        try (PipelineDriver other = new PipelineDriver(ruled, Layout.of(2), NOON, new Random(1), registry)) {
            other.bringAnywhere(Event.of("f1", ago(3), "customer-id:c").nps(2));
            other.bringAnywhere(Event.of("t1", ago(2), "customer-id:c").call("call_started", null));
            other.bringAnywhere(Event.of("t2", ago(1), "customer-id:c").call("call_started", null));
            other.runUntilQuiet();
            assertThat(readings.of(VocMeters.AT_RISK, "change", "began")).isEqualTo(1);
            assertThat(readings.of(VocMeters.AT_RISK, "change", "ended")).isZero();

            other.pass(AtRisk.REACH.plusDays(1));
            other.runUntilQuiet();
        }

        assertThat(readings.of(VocMeters.AT_RISK, "change", "began")).isEqualTo(1);
        assertThat(readings.of(VocMeters.AT_RISK, "change", "ended")).isEqualTo(1);
    }

    @Test
    void shouldCountWhatTheSenderHasNotConfirmed() {
        Guidance rules = new Guidance(GuidanceFile.parse("g.yml", """
                guidance:
                  - {id: late, version: 1, on: {kind: LATE, key: orderId}, class: SERVICE, channels: [APP], template: x}
                """), ActionCatalogues.shipped());
        try (PipelineDriver other = new PipelineDriver(
                Policies.patient(world).guiding(rules), Layout.of(2), NOON, new Random(1), registry)) {
            for (String customer : List.of("c", "d")) {
                other.bringAnywhere(Event.of("o" + customer, ago(2), "customer-id:" + customer)
                        .correlated("orderId", "77")
                        .web("order_placed"));
            }
            other.bring(new Notice(
                    new Notice.Subject("orderId", "77"),
                    "op",
                    0,
                    Operation.UPSERT,
                    "test",
                    "LATE",
                    null,
                    NOON,
                    NOON.plus(Duration.ofDays(1)),
                    Map.of()));
            other.runUntilQuiet();
            assertThat(readings.of(VocMeters.GUIDANCE, "decision", "SEND")).isEqualTo(2);
            other.bringAnywhere(Event.of("r", NOON, "customer-id:c")
                    .correlated("guidanceId", Guidance.id("late", "op", "oc"))
                    .correlated("ruleId", "late")
                    .correlated("operationId", "op")
                    .message(Medium.EMAIL, Direction.OUTBOUND, "guidance_sent", null));
            other.runUntilQuiet();
            assertThat(readings.of(VocMeters.UNCONFIRMED)).isZero();

            other.pass(Duration.ofMinutes(11));
            other.runUntilQuiet();
            other.pass(Duration.ofHours(2));
            other.runUntilQuiet();
        }

        assertThat(readings.of(VocMeters.GUIDANCE, "decision", "SENT")).isEqualTo(1);
        assertThat(readings.of(VocMeters.UNCONFIRMED)).isEqualTo(1);
    }

    @Test
    void shouldCountTextsByLanguageAndPolarityOnce() {
        tell(Event.of("f1", ago(3), "customer-id:c").npsSaying(2, "待ち時間が長すぎます。"));
        tell(Event.of("f2", ago(2), "customer-id:c").npsSaying(9, "The staff were friendly."));
        tell(Event.of("f3", ago(1), "customer-id:c").npsSaying(9, "очень плохо"));

        assertThat(readings.of(VocMeters.READINGS, "language", "ja", "polarity", "NEGATIVE"))
                .isEqualTo(1);
        assertThat(readings.of(VocMeters.READINGS, "language", "en", "polarity", "POSITIVE"))
                .isEqualTo(1);
        assertThat(readings.of(VocMeters.READINGS, "language", "other", "polarity", "UNREAD"))
                .isEqualTo(1);
        assertThat(readings.of(VocMeters.READINGS, "language", "ja", "polarity", "POSITIVE"))
                .isZero();
    }

    @Test
    void shouldMeasureFromTheArrivalOfAnAnswerToItsScores() {
        pipeline.bringAnywhere(Event.of("f1", ago(1), "customer-id:c").nps(9));
        pipeline.pass(Duration.ofSeconds(3));
        pipeline.runUntilQuiet();

        assertThat(readings.histogram(VocMeters.LATENCY).count()).isPositive();
        assertThat(readings.histogram(VocMeters.LATENCY).mean())
                .as("nobody had read it for three seconds")
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void shouldMeasureAnUpdateThatWaitedFromItsArrivalOn() {
        tell(Event.of("f1", ago(2), "customer-id:c").nps(9));
        long before = readings.histogram(VocMeters.LATENCY).count();
        tell(Event.of("f2", ago(1), "customer-id:d").nps(9));

        assertThat(readings.histogram(VocMeters.LATENCY).count()).isGreaterThan(before);
    }

    @Test
    void shouldCountPublicationsByReasonAndFinality() {
        tell(Event.of("f1", ago(1), "customer-id:c").nps(9));
        double provisional = readings.of(VocMeters.PUBLICATIONS, "finality", "PROVISIONAL");
        pipeline.pass(Duration.ofDays(2));
        pipeline.runUntilQuiet();

        assertThat(provisional).isPositive();
        assertThat(readings.of(VocMeters.PUBLICATION_REASONS, "reason", "NEW_RESPONSE"))
                .isPositive();
        assertThat(readings.of(VocMeters.PUBLICATIONS, "finality", "FINAL"))
                .isEqualTo(readings.of(VocMeters.PUBLICATION_REASONS, "reason", "WINDOW_CLOSED"))
                .isPositive();
    }

    @Test
    void shouldShowTheTotalOfTheLatestWeek() {
        tell(
                Event.of("f1", ago(1), "customer-id:c").nps(9),
                Event.of("f2", ago(1), "customer-id:d").nps(0));

        String[] nps = {"metric", "NPS", "scale", "0-10", "polarity", "HIGHER_IS_BETTER"};
        assertThat(readings.of(VocMeters.VALUE, nps)).isZero();
        assertThat(readings.of(VocMeters.RESPONSES, nps)).isEqualTo(2);
    }

    @Test
    void shouldShowTheLatestRateOfAMeasure() {
        Policies measured = Policies.patient(world).measuring(MeasureFile.parse("m.yml", """
                measures:
                  - {id: ordered, version: 1, opens: {action: page_viewed}, closes: {kind: goal}, within: PT4H,
                     episode: PT30M}
                """));
        try (PipelineDriver other = new PipelineDriver(measured, Layout.of(2), NOON, new Random(1), registry)) {
            other.bringAnywhere(Event.of("v1", ago(5), "customer-id:c").web("page_viewed"));
            other.bringAnywhere(Event.of("o1", ago(4), "customer-id:c").web("order_placed"));
            other.bringAnywhere(Event.of("v2", ago(6), "customer-id:d").web("page_viewed"));
            other.bringAnywhere(Event.of("v3", ago(1), "customer-id:e").web("page_viewed"));
            other.pass(Duration.ofSeconds(11));
            other.runUntilQuiet();
        }

        assertThat(readings.of(VocMeters.RATE, "measure", "ordered")).isEqualTo(50);
        assertThat(opportunities("MET")).isEqualTo(1);
        assertThat(opportunities("MISSED")).isEqualTo(1);
        assertThat(opportunities("PENDING")).isEqualTo(1);
        assertThat(readings.of(VocMeters.ELAPSED, "measure", "ordered", "quantile", "0.5"))
                .isCloseTo(3_600, within(36.0));
    }

    @Test
    void shouldShowTheRateOfEachArm() {
        World planned = world.planning(Map.of("x", LocalDate.parse("2026-11-01")));
        Policies measured = Policies.patient(planned).measuring(MeasureFile.parse("m.yml", """
                measures:
                  - {id: seen, version: 1, opens: {exposure: first}, closes: self, if: {action: order_placed}}
                """));
        try (PipelineDriver other = new PipelineDriver(measured, Layout.of(2), NOON, new Random(1), registry)) {
            other.bring(new ExperimentPlan(
                    "x",
                    0,
                    Operation.UPSERT,
                    Map.of("a", 0.5, "b", 0.5),
                    "a",
                    null,
                    null,
                    "seen",
                    100,
                    0.05,
                    LocalDate.parse("2026-11-01"),
                    null));
            other.bringAnywhere(Event.of("v1", ago(5), "customer-id:c")
                    .inExperiment("x", "a")
                    .web("order_placed"));
            other.bringAnywhere(Event.of("v2", ago(5), "customer-id:d")
                    .inExperiment("x", "b")
                    .web("page_viewed"));
            other.pass(Duration.ofSeconds(11));
            other.runUntilQuiet();
        }

        assertThat(readings.of(VocMeters.ARM_RATE, "measure", "seen", "arm", "x/a"))
                .isEqualTo(100);
        assertThat(readings.of(VocMeters.ARM_RATE, "measure", "seen", "arm", "x/b"))
                .isZero();
    }

    private double opportunities(String state) {
        return readings.of(VocMeters.OPPORTUNITIES, "measure", "ordered", "state", state);
    }

    private static Input visit(String eventId, String identifier) {
        return Event.of(eventId, ago(2), identifier).web("page_viewed");
    }

    private static Instant ago(int hours) {
        return NOON.minus(Duration.ofHours(hours));
    }

    private void tell(Input... inputs) {
        for (Input input : inputs) {
            pipeline.bringAnywhere(input);
        }
        pipeline.runUntilQuiet();
    }

    private double outcomes(String topic, String outcome, String reason) {
        return readings.of(
                StageMeterSpecs.OUTCOMES, "stage", "identity", "topic", topic, "outcome", outcome, "reason", reason);
    }

    private String ledger(String stage, String topic) {
        String[] tags = {"stage", stage, "topic", topic};
        return readings.of(StageMeterSpecs.LEDGER_CONSUMED, tags) + " "
                + readings.of(StageMeterSpecs.LEDGER_DECIDED, tags);
    }
}
