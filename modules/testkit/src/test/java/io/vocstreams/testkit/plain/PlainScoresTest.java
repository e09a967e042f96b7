package io.vocstreams.testkit.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback.Status;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Score;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlainScoresTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Instant MUCH_LATER = NOON.plus(Duration.ofDays(100));
    private static final String NPS = "NPS|0-10|HIGHER_IS_BETTER|";

    @Test
    void shouldCountOnlyTheLatestAnswerOfACustomerPerWindow() {
        Map<String, Score> scores = run(
                MUCH_LATER,
                at("f1", NOON).nps(0),
                at("f2", NOON.plus(Duration.ofHours(1))).nps(10),
                at("f3", NOON.plus(Duration.ofDays(1))).nps(7));

        assertThat(score(scores, NPS + "*|PT1H|2026-05-04T12:00:00Z").score()).isEqualTo(-100);
        assertThat(score(scores, NPS + "*|P1D|2026-05-04T00:00:00Z").score()).isEqualTo(100);
        assertThat(score(scores, NPS + "*|rolling-P7D|2026-04-28T00:00:00Z").score())
                .isEqualTo(100);
        assertThat(score(scores, NPS + "*|rolling-P7D|2026-04-29T00:00:00Z").score())
                .isEqualTo(0);
        assertThat(scores).doesNotContainKey(NPS + "*|rolling-P7D|2026-05-06T00:00:00Z");
    }

    @Test
    void shouldCountEachAnswerOfATerminalAndOfASurveyThatSaysSo() {
        ScorePolicy all = new ScorePolicy(
                ZoneId.of("UTC"),
                ScorePolicy.DEFAULT.breakdowns(),
                ScorePolicy.Counting.LATEST_PER_CUSTOMER,
                Map.of("s2", ScorePolicy.Counting.ALL),
                Duration.ofDays(1),
                Duration.ofSeconds(1));
        World world = new World(
                List.of(
                        Event.of("f1", NOON, "device-id:d1").nps(0),
                        Event.of("f2", NOON, "device-id:d1").nps(10),
                        at("f3", NOON).answer("s2", Metric.CSAT, 1, 5, 5, Channel.WEB),
                        at("f4", NOON).answer("s2", Metric.CSAT, 1, 5, 1, Channel.WEB)),
                IdentityPolicy.DEFAULT,
                JourneyPolicy.DEFAULT,
                all,
                MUCH_LATER);

        Map<String, Score> scores = PlainImplementation.run(world).scores();

        Score terminal = score(scores, NPS + "*|P1D|2026-05-04T00:00:00Z");
        assertThat(terminal.responses()).isEqualTo(2);
        assertThat(terminal.customers()).isEqualTo(1);
        assertThat(score(scores, "CSAT|1-5|HIGHER_IS_BETTER|*|P1D|2026-05-04T00:00:00Z")
                        .histogram())
                .containsExactly(1L, 0L, 0L, 0L, 1L);
    }

    @Test
    void shouldChooseTheLatestBeforeAnyBreakdown() {
        Map<String, Score> scores = run(
                MUCH_LATER,
                at("f1", NOON).answer("s1", Metric.NPS, 0, 10, 3, Channel.WEB),
                at("f2", NOON).answer("s1", Metric.NPS, 0, 10, 9, Channel.APP));

        assertThat(scores).containsKey(NPS + "channel=APP|P1D|2026-05-04T00:00:00Z");
        assertThat(scores).doesNotContainKey(NPS + "channel=WEB|P1D|2026-05-04T00:00:00Z");
    }

    @Test
    void shouldCountDismissalsApartAndEach() {
        Map<String, Score> scores = run(
                MUCH_LATER,
                at("f1", NOON).feedback("s1", Metric.NPS, 0, 10, Status.DISMISSED, null, Channel.WEB, null),
                at("f2", NOON).feedback("s1", Metric.NPS, 0, 10, Status.DISMISSED, null, Channel.WEB, null),
                at("f3", NOON).feedback("s1", Metric.NPS, 0, 10, Status.PARTIAL, 9, Channel.WEB, null));

        Score day = score(scores, NPS + "*|P1D|2026-05-04T00:00:00Z");
        assertThat(day.dismissed()).isEqualTo(2);
        assertThat(day.partial()).isEqualTo(1);
        assertThat(day.customers()).isZero();
        assertThat(day.score()).isNull();
    }

    @Test
    void shouldTakeDimensionsFromTheTouchpointAndEncodeThem() {
        Map<String, Score> scores = run(
                MUCH_LATER,
                at("t1", NOON).inExperiment("a=b", "x|y").web("order_placed", "50%,off"),
                at("f1", NOON).inExperiment("a=b", "x|y").nps(9));

        assertThat(scores)
                .containsKey(NPS + "product=50%25%2Coff|P1D|2026-05-04T00:00:00Z")
                .containsKey(NPS + "experiment=a%3Db/x%7Cy|P1D|2026-05-04T00:00:00Z")
                .containsKey(NPS + "channel=WEB,stage=PURCHASE|P1D|2026-05-04T00:00:00Z");
        assertThat(score(scores, NPS + "experiment=a%3Db/x%7Cy|P1D|2026-05-04T00:00:00Z")
                        .responses())
                .isEqualTo(1);
        assertThat(scores.keySet()).noneMatch(key -> key.contains("store="));
    }

    @Test
    void shouldTakeTheSegmentAsOfTheResponse() {
        Map<String, Score> scores = run(
                MUCH_LATER,
                profile(NOON.minusSeconds(1), "old"),
                profile(NOON, "new"),
                profile(NOON.plusSeconds(1), "later"),
                at("f1", NOON).nps(9));

        assertThat(scores).containsKey(NPS + "segment=new|P1D|2026-05-04T00:00:00Z");
    }

    @Test
    void shouldTakeTheEarliestSegmentWhenAllAreLater() {
        Map<String, Score> scores = run(
                MUCH_LATER,
                profile(NOON.plusSeconds(9), "b"),
                profile(NOON.plusSeconds(1), "a"),
                at("f1", NOON).nps(9));

        assertThat(scores).containsKey(NPS + "segment=a|P1D|2026-05-04T00:00:00Z");
    }

    @Test
    void shouldCloseStrictlyAfterTheGrace() {
        Instant dayAndGrace = Instant.parse("2026-05-06T00:00:00Z");
        String day = NPS + "*|P1D|2026-05-04T00:00:00Z";

        assertThat(score(run(dayAndGrace, at("f1", NOON).nps(9)), day).finality())
                .isEqualTo(Finality.PROVISIONAL);
        assertThat(score(run(dayAndGrace.plusMillis(1), at("f1", NOON).nps(9)), day)
                        .finality())
                .isEqualTo(Finality.FINAL);
    }

    @Test
    void shouldPublishRollingWindowsUpToTheEndOfTheClocksDay() {
        Map<String, Score> scores =
                run(NOON.plus(Duration.ofDays(1)), at("f1", NOON).nps(9));

        assertThat(scores.keySet().stream().filter(key -> key.startsWith(NPS + "*|rolling-P7D")))
                .containsExactly(
                        NPS + "*|rolling-P7D|2026-04-28T00:00:00Z", NPS + "*|rolling-P7D|2026-04-29T00:00:00Z");
    }

    @Test
    void shouldEndTheLastHourWithTheDayWhereClocksTurnByHalfAnHour() {
        Instant night = Instant.parse("2026-10-04T12:45:00Z");

        Score hour = PlainImplementation.run(in("Australia/Lord_Howe", night)).scores().values().stream()
                .filter(score -> score.key().text().startsWith(NPS + "*|PT1H"))
                .findFirst()
                .orElseThrow();

        assertThat(hour.key().start()).isEqualTo(Instant.parse("2026-10-04T12:30:00Z"));
        assertThat(hour.windowEnd()).isEqualTo(Instant.parse("2026-10-04T13:00:00Z"));
    }

    @Test
    void shouldCountAnInstantInTheDayThatBeganLastEvenIfItsLocalDateIsTheDayBefore() {
        // Clocks went back at 00:01, so that after half a minute of Sunday it was Saturday again.
        Instant saturdayAgain = Instant.parse("2010-11-07T02:45:00Z");

        assertThat(PlainImplementation.run(in("America/St_Johns", saturdayAgain))
                        .scores())
                .containsKey(NPS + "*|P1D|2010-11-07T02:30:00Z");
    }

    private static World in(String zone, Instant time) {
        ScorePolicy there = new ScorePolicy(
                ZoneId.of(zone),
                ScorePolicy.DEFAULT.breakdowns(),
                ScorePolicy.DEFAULT.counting(),
                Map.of(),
                Duration.ofDays(1),
                Duration.ofSeconds(1));
        return new World(List.of(at("f1", time).nps(9)), IdentityPolicy.DEFAULT, JourneyPolicy.DEFAULT, there, time);
    }

    private static Score score(Map<String, Score> scores, String key) {
        return Objects.requireNonNull(scores.get(key), key);
    }

    private static Input profile(Instant effectiveAt, String segment) {
        return new Input.Profiled(new CustomerProfile("a", effectiveAt, segment, null, Map.of()));
    }

    private static Event at(String eventId, Instant time) {
        return Event.of(eventId, time, "customer-id:a");
    }

    private static Map<String, Score> run(Instant clock, Input... inputs) {
        return PlainImplementation.run(World.of(clock, inputs)).scores();
    }
}
