package io.vocstreams.systemtests.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Score;
import io.vocstreams.systemtests.movement.Published;
import io.vocstreams.testkit.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** §4: event time moves on with the slowest input that is not idle, and lateness and finality with it. */
class WatermarkTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration GRACE = ScorePolicy.DEFAULT.grace();
    private static final Duration HORIZON = TimePolicy.DEFAULT.latenessHorizon();

    /** Longer than the idle timeout. */
    private static final Duration SILENCE = Duration.ofSeconds(32);

    /** Watermarks settle in eleven rounds of a tick. */
    private static final Duration ROUNDS = Duration.ofSeconds(5);

    @Test
    void shouldNotBeHeldBackByIdlePartitions() {
        try (Timeline timeline = new Timeline(NOON, TimePolicy.DEFAULT)) {
            List<Input> answers = new ArrayList<>();
            Instant at = NOON.minus(Duration.ofDays(20));
            timeline.bring(0, add(answers, Timeline.answer("first", at, "c0", 9)));
            for (int day = 1; day < 10; day++) {
                timeline.pass(Duration.ofSeconds(5));
                at = at.plus(Duration.ofDays(1));
                timeline.bring(0, add(answers, Timeline.answer("f" + day, at, "c" + day, day)));
            }
            timeline.pass(ROUNDS);

            // The one busy partition is at `at`, ten days behind the wall clock, which must not close anything.
            timeline.shouldBeAsAt(at, answers);
            assertThat(timeline.all())
                    .anyMatch(published -> published.now().finality() == Finality.FINAL)
                    .anyMatch(published -> published.now().finality() == Finality.PROVISIONAL);
        }
    }

    @Test
    void shouldWaitForTheSlowestOfTwoBusyPartitions() {
        try (Timeline timeline = new Timeline(NOON, TimePolicy.DEFAULT)) {
            List<Input> answers = new ArrayList<>();
            Instant slow = NOON.minus(Duration.ofDays(20));
            for (int i = 0; i < 10; i++) {
                slow = slow.plus(Duration.ofDays(1));
                timeline.bring(0, add(answers, Timeline.answer("slow" + i, slow, "s" + i, i)));
                timeline.bring(1, add(answers, Timeline.answer("fast" + i, timeline.now(), "f" + i, i)));
                timeline.pass(Duration.ofSeconds(5));
            }
            timeline.shouldBeAsAt(slow, answers);

            timeline.pass(SILENCE);

            timeline.shouldBeAsAt(timeline.now(), answers);
        }
    }

    @Test
    void shouldKnowTheTimeOfABusyPartitionAfterACrash() {
        try (Timeline timeline = new Timeline(NOON, TimePolicy.DEFAULT)) {
            Instant at = NOON.minus(Duration.ofDays(10));
            Input old = Timeline.answer("old", at.minus(Duration.ofDays(5)), "b", 0);
            Input latest = Timeline.answer("latest", at, "c", 9);
            timeline.pass(SILENCE.dividedBy(2));
            timeline.bring(0, old);
            timeline.pass(SILENCE.dividedBy(2));
            timeline.bring(0, latest);
            timeline.pass(ROUNDS);
            timeline.shouldBeAsAt(at, List.of(old, latest));
            timeline.published();

            timeline.crash();
            timeline.pass(ROUNDS);

            assertThat(timeline.published()).as("a crash changes nothing").isEmpty();
            timeline.pass(SILENCE);
            timeline.shouldBeAsAt(timeline.now(), List.of(old, latest));
        }
    }

    @Test
    void shouldTakeInWhatAPartitionBringsAfterAWeekOfSleep() {
        try (Timeline timeline = new Timeline(NOON, TimePolicy.DEFAULT)) {
            List<Input> answers = new ArrayList<>();
            timeline.bring(1, add(answers, Timeline.answer("asleep", NOON, "a", 9)));
            for (int day = 0; day < 7; day++) {
                timeline.pass(Duration.ofSeconds(1));
                timeline.leap(Duration.ofDays(1));
                timeline.bring(0, add(answers, Timeline.answer("f" + day, timeline.now(), "c" + day, day)));
            }
            timeline.pass(ROUNDS);
            Instant lastNight = timeline.now().minus(Duration.ofHours(12));
            timeline.bring(1, add(answers, Timeline.answer("old", NOON.plusSeconds(60), "b", 3)));
            timeline.bring(1, add(answers, Timeline.answer("new", lastNight, "d", 5)));
            timeline.bring(0, add(answers, Timeline.answer("other", timeline.now(), "e", 5)));
            timeline.pass(ROUNDS);

            assertThat(timeline.refusals()).isEmpty();
            assertThat(timeline.all())
                    .filteredOn(published -> published.now().windowEnd().equals(NOON.plus(Duration.ofHours(1))))
                    .extracting(published -> published.now().finality())
                    .contains(Finality.FINAL, Finality.CORRECTED);
            timeline.pass(SILENCE);
            timeline.shouldBeAsAt(timeline.now(), answers);
        }
    }

    @Test
    void shouldNotBelieveAProducerWhoseClockIsAYearAhead() {
        try (Timeline timeline = new Timeline(NOON, TimePolicy.DEFAULT)) {
            Input good = Timeline.answer("good", NOON.minus(Duration.ofDays(3)), "a", 9);
            Input next = Timeline.answer("next", NOON.minus(HORIZON).minus(Duration.ofDays(2)), "b", 3);
            timeline.pass(SILENCE.dividedBy(2));
            timeline.bring(0, good);
            timeline.bring(1, Timeline.answer("ahead", NOON.plus(Duration.ofDays(365)), "c", 0));
            timeline.pass(SILENCE.dividedBy(2).plus(ROUNDS));
            timeline.shouldBeAsAt(NOON.minus(Duration.ofDays(3)), List.of(good));

            timeline.bring(2, next);
            timeline.pass(SILENCE);

            assertThat(timeline.refusals()).containsExactly("TIME_IN_FUTURE");
            timeline.shouldBeAsAt(timeline.now(), List.of(good, next));
        }
    }

    @Test
    void shouldAcceptFiveMinutesAheadAndNotAMillisecondMore() {
        try (Timeline timeline = new Timeline(NOON, TimePolicy.DEFAULT)) {
            Instant limit = NOON.plus(TimePolicy.DEFAULT.futureTolerance());
            Input accepted = Timeline.answer("limit", limit, "a", 9);
            timeline.bring(0, accepted);
            timeline.bring(0, Timeline.answer("beyond", limit.plus(MILLISECOND), "b", 9));
            timeline.pass(SILENCE);

            assertThat(timeline.refusals()).containsExactly("TIME_IN_FUTURE");
            timeline.shouldBeAsAt(limit, List.of(accepted));
        }
    }

    @Test
    void shouldRefuseWhatIsAMillisecondBeyondTheHorizon() {
        try (Timeline timeline = new Timeline(NOON, TimePolicy.DEFAULT)) {
            Instant watermark = NOON.minus(Duration.ofHours(1));
            Input latest = Timeline.answer("latest", watermark, "a", 9);
            Input atTheHorizon = Timeline.answer("at", watermark.minus(HORIZON), "b", 3);
            timeline.pass(SILENCE);
            timeline.bring(0, latest);
            timeline.pass(ROUNDS);
            timeline.crash();
            timeline.bring(1, Timeline.answer("beyond", watermark.minus(HORIZON).minus(MILLISECOND), "c", 0));
            timeline.bring(1, atTheHorizon);
            timeline.settle();

            assertThat(timeline.refusals()).containsExactly("TOO_LATE");
            timeline.pass(SILENCE);
            timeline.shouldBeAsAt(timeline.now(), List.of(latest, atTheHorizon));
        }
    }

    @Test
    void shouldKeepLiveScoresRightBesideABackFill() {
        TimePolicy patient = new TimePolicy(
                Duration.ofDays(20 * 365), TimePolicy.DEFAULT.futureTolerance(), TimePolicy.DEFAULT.idleTimeout());
        try (Timeline timeline = new Timeline(NOON, patient, Timeline.in("UTC"))) {
            List<Input> answers = new ArrayList<>();
            Instant past = Instant.parse("2014-01-01T00:00:00Z");
            for (int i = 0; i < 24; i++) {
                past = past.plus(Duration.ofDays(60));
                timeline.bring(1, add(answers, Timeline.answer("old" + i, past, "o" + i % 5, i % 11)));
                timeline.bring(0, add(answers, Timeline.answer("live" + i, timeline.now(), "l" + i % 5, i % 11)));
                timeline.pass(Duration.ofSeconds(3));
            }
            assertThat(past).isAfter(Instant.parse("2017-01-01T00:00:00Z"));
            assertThat(live(timeline.all()))
                    .as("no window of today is closed")
                    .isNotEmpty()
                    .allMatch(score -> score.finality() == Finality.PROVISIONAL);

            timeline.pass(SILENCE);

            timeline.shouldBeAsAt(timeline.now(), answers);
            timeline.leap(Duration.ofDays(30));
            timeline.shouldBeAsAt(timeline.now(), answers);
        }
    }

    private static List<Score> live(List<Published<Score>> published) {
        return published.stream()
                .map(Published::now)
                .filter(score -> score.windowEnd().isAfter(NOON.minus(GRACE)))
                .toList();
    }

    private static Input add(List<Input> all, Input input) {
        all.add(input);
        return input;
    }
}
