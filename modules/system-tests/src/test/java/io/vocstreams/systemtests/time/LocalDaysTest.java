package io.vocstreams.systemtests.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.systemtests.movement.Published;
import io.vocstreams.testkit.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** §9: days are whole local days, hours are counted from their start, and the last hour ends with the day. */
class LocalDaysTest {

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    /**
     * A local day, worked out by hand.
     *
     * @param lastHour the start of its last hour
     * @param weekBefore the start of the seven days that end with it
     */
    record Day(String zone, Instant start, Instant lastHour, Instant end, Instant weekBefore) {

        static Day of(String zone, String start, String lastHour, String end, String weekBefore) {
            return new Day(
                    zone, Instant.parse(start), Instant.parse(lastHour), Instant.parse(end), Instant.parse(weekBefore));
        }
    }

    static Stream<Day> days() {
        return Stream.of(
                // 22 November, nine hours ahead of UTC all year.
                Day.of(
                        "Asia/Tokyo",
                        "2026-11-21T15:00:00Z",
                        "2026-11-22T14:00:00Z",
                        "2026-11-22T15:00:00Z",
                        "2026-11-15T15:00:00Z"),
                // 29 March has 23 hours; the week before it began at UTC+1.
                Day.of(
                        "Europe/Berlin",
                        "2026-03-28T23:00:00Z",
                        "2026-03-29T21:00:00Z",
                        "2026-03-29T22:00:00Z",
                        "2026-03-22T23:00:00Z"),
                // 25 October has 25 hours; the week before it began at UTC+2.
                Day.of(
                        "Europe/Berlin",
                        "2026-10-24T22:00:00Z",
                        "2026-10-25T22:00:00Z",
                        "2026-10-25T23:00:00Z",
                        "2026-10-18T22:00:00Z"),
                // 4 October has 23 1/2 hours, from UTC+10:30 to UTC+11.
                Day.of(
                        "Australia/Lord_Howe",
                        "2026-10-03T13:30:00Z",
                        "2026-10-04T12:30:00Z",
                        "2026-10-04T13:00:00Z",
                        "2026-09-27T13:30:00Z"),
                // 5 April has 24 1/2 hours, from UTC+11 back to UTC+10:30.
                Day.of(
                        "Australia/Lord_Howe",
                        "2026-04-04T13:00:00Z",
                        "2026-04-05T13:00:00Z",
                        "2026-04-05T13:30:00Z",
                        "2026-03-29T13:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("days")
    void shouldKeepWindowsOfLocalDays(Day day) {
        List<Input> answers = new ArrayList<>();
        answers.add(Timeline.answer("first", day.start(), "a", 9));
        answers.add(Timeline.answer("last", day.end().minus(MILLISECOND), "b", 3));
        answers.add(Timeline.answer("next", day.end(), "c", 0));
        answers.add(Timeline.answer("week", day.weekBefore(), "d", 8));
        answers.add(Timeline.answer("before", day.weekBefore().minus(MILLISECOND), "e", 0));
        try (Timeline timeline = new Timeline(day.end(), TimePolicy.DEFAULT, Timeline.in(day.zone()))) {
            for (int i = 0; i < answers.size(); i++) {
                timeline.bring(i % Timeline.TASKS, answers.get(i));
            }
            timeline.pass(Duration.ofSeconds(32));

            List<Score> scores = latest(timeline);
            assertThat(scores).anySatisfy(score -> {
                shouldBe(score, WindowSize.DAY, day.start(), day.end());
                assertThat(score.responses()).isEqualTo(2);
            });
            assertThat(scores).anySatisfy(score -> {
                shouldBe(score, WindowSize.HOUR, day.start(), day.start().plus(Duration.ofHours(1)));
                assertThat(score.responses()).isEqualTo(1);
            });
            assertThat(scores).anySatisfy(score -> {
                shouldBe(score, WindowSize.HOUR, day.lastHour(), day.end());
                assertThat(score.responses()).isEqualTo(1);
            });
            assertThat(scores).anySatisfy(score -> {
                shouldBe(score, WindowSize.ROLLING_7_DAYS, day.weekBefore(), day.end());
                assertThat(score.responses()).isEqualTo(3);
            });
            timeline.shouldBeAsAt(timeline.now(), answers);
        }
    }

    @ParameterizedTest
    @MethodSource("days")
    void shouldCloseLocalDaysADayAfterTheirEnd(Day day) {
        Input last = Timeline.answer("last", day.end().minus(MILLISECOND), "b", 3);
        try (Timeline timeline = new Timeline(day.end(), TimePolicy.DEFAULT, Timeline.in(day.zone()))) {
            timeline.bring(0, last);
            timeline.pass(Duration.ofSeconds(32));
            timeline.leap(Duration.between(timeline.now(), day.end().plus(Duration.ofHours(24))));
            assertThat(latest(timeline)).allMatch(score -> score.finality() == Finality.PROVISIONAL);

            timeline.pass(Duration.ofSeconds(1));

            assertThat(latest(timeline))
                    .filteredOn(score -> score.windowEnd().equals(day.end()))
                    .hasSize(4)
                    .allMatch(score -> score.finality() == Finality.FINAL);
            timeline.shouldBeAsAt(timeline.now(), List.of(last));
        }
    }

    private static void shouldBe(Score score, WindowSize size, Instant start, Instant end) {
        assertThat(score.key().size()).isEqualTo(size);
        assertThat(score.key().start()).isEqualTo(start);
        assertThat(score.windowEnd()).isEqualTo(end);
    }

    private static List<Score> latest(Timeline timeline) {
        List<Published<Score>> all = timeline.all();
        return all.stream()
                .filter(published -> all.stream()
                        .noneMatch(other -> other.key().equals(published.key())
                                && other.now().revision() > published.now().revision()))
                .map(Published::now)
                .toList();
    }
}
