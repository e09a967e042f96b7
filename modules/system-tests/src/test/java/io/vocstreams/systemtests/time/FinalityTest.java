package io.vocstreams.systemtests.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.Partitioning;
import io.vocstreams.systemtests.movement.Published;
import io.vocstreams.testkit.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** §9: a window is final when the clock is past its end and the grace, without any new record, on every partition. */
class FinalityTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration GRACE = ScorePolicy.DEFAULT.grace();
    private static final Duration EMIT_INTERVAL = ScorePolicy.DEFAULT.emitInterval();
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void shouldCloseWindowsOfEveryPartitionWithoutTraffic() {
        try (Timeline timeline = new Timeline(NOON, TimePolicy.DEFAULT)) {
            List<Input> answers = bringManySurveys(timeline);
            timeline.pass(Duration.ofSeconds(31));
            assertThat(timeline.published())
                    .allMatch(published -> published.now().finality() == Finality.PROVISIONAL);

            Instant closing = Instant.parse("2026-11-22T12:00:00Z").plus(GRACE);
            timeline.leap(Duration.between(timeline.now(), closing.minus(SECOND)));
            assertThat(finals(timeline.published())).isEmpty();
            timeline.pass(SECOND.multipliedBy(2));

            List<Score> finals = finals(timeline.published());
            assertThat(finals).allSatisfy(score -> {
                assertThat(score.windowEnd()).isEqualTo(NOON);
                assertThat(score.asOf()).isBetween(closing.plusMillis(1), closing.plus(EMIT_INTERVAL));
                assertThat(score.reasons()).containsExactly(Reason.WINDOW_CLOSED);
            });
            assertThat(partitionsOf(finals)).hasSize(Timeline.TASKS);
            timeline.shouldBeAsAt(timeline.now(), answers);
        }
    }

    @Test
    void shouldNotCloseAWindowAtTheVeryEndOfTheGrace() {
        try (Timeline timeline = new Timeline(NOON, TimePolicy.DEFAULT)) {
            bringManySurveys(timeline);
            timeline.pass(Duration.ofSeconds(31));
            timeline.leap(Duration.between(timeline.now(), NOON.plus(GRACE)));
            assertThat(finals(timeline.all())).isEmpty();

            timeline.leap(Duration.ofMillis(200));

            assertThat(finals(timeline.all())).isNotEmpty();
        }
    }

    @Test
    void shouldCloseEveryWindowOnceInTheEnd() {
        try (Timeline timeline = new Timeline(NOON, TimePolicy.DEFAULT)) {
            List<Input> answers = bringManySurveys(timeline);
            timeline.pass(Duration.ofSeconds(31));
            for (int day = 0; day < 31; day++) {
                timeline.leap(Duration.ofDays(1));
                timeline.pass(SECOND);
            }

            assertThat(finalsByKey(timeline)).isNotEmpty().allSatisfy((key, count) -> assertThat(count)
                    .isEqualTo(1));
            assertThat(timeline.all()).noneMatch(published -> published.now().finality() == Finality.CORRECTED);
            timeline.shouldBeAsAt(timeline.now(), answers);
        }
    }

    @Test
    void shouldPublishTheFinalScoreOnceWhenACrashTakesItBack() {
        try (Timeline timeline = new Timeline(NOON, TimePolicy.DEFAULT)) {
            List<Input> answers = bringManySurveys(timeline);
            timeline.pass(Duration.ofSeconds(31));
            timeline.leap(Duration.between(timeline.now(), NOON.plus(GRACE)));

            timeline.passWithoutCommit(Duration.ofMillis(200));
            timeline.crash();
            assertThat(finals(timeline.all())).isEmpty();
            timeline.pass(Duration.ofSeconds(32));

            assertThat(partitionsOf(finals(timeline.all()))).hasSize(Timeline.TASKS);
            assertThat(finalsByKey(timeline))
                    .allSatisfy((key, count) -> assertThat(count).isEqualTo(1));
            timeline.shouldBeAsAt(timeline.now(), answers);
        }
    }

    @Test
    void shouldNotBeDelayedForEverByCrashesInEachWait() {
        try (Timeline timeline = new Timeline(NOON, TimePolicy.DEFAULT)) {
            List<Input> answers = bringManySurveys(timeline);
            timeline.crash();
            timeline.pass(Duration.ofSeconds(15));
            timeline.crash();
            timeline.pass(Duration.ofSeconds(31));
            timeline.crash();
            timeline.leap(Duration.ofDays(1));
            timeline.crash();
            timeline.pass(Duration.ofSeconds(32));

            assertThat(partitionsOf(finals(timeline.all()))).hasSize(Timeline.TASKS);
            assertThat(finalsByKey(timeline))
                    .allSatisfy((key, count) -> assertThat(count).isEqualTo(1));
            timeline.shouldBeAsAt(timeline.now(), answers);
        }
    }

    @Test
    void shouldNotSetTheClockBackByACrash() {
        try (Timeline timeline = new Timeline(NOON, TimePolicy.DEFAULT)) {
            timeline.pass(Duration.ofSeconds(31));
            timeline.crash();

            Input old = Timeline.answerTo("s", NOON.minus(Duration.ofDays(10)));
            timeline.bring(0, old);
            timeline.settle();

            // At once, before anything can be idle again.
            assertThat(timeline.published())
                    .filteredOn(published -> published.now().windowEnd().isBefore(NOON.minus(GRACE)))
                    .isNotEmpty()
                    .allMatch(published -> published.now().finality() == Finality.FINAL);
            timeline.pass(Duration.ofSeconds(32));
            timeline.shouldBeAsAt(timeline.now(), List.of(old));
        }
    }

    @Test
    void shouldCorrectWhatComesAfterTheEnd() {
        try (Timeline timeline = new Timeline(NOON, TimePolicy.DEFAULT)) {
            Input first = Timeline.answer("f1", NOON.minus(Duration.ofMinutes(30)), "a", 9);
            Input late = Timeline.answer("f2", NOON.minus(Duration.ofMinutes(20)), "b", 3);
            timeline.bring(0, first);
            timeline.pass(Duration.ofSeconds(31));
            timeline.leap(Duration.ofDays(2));
            timeline.crash();
            timeline.published();

            timeline.bring(1, late);
            timeline.pass(EMIT_INTERVAL);

            assertThat(timeline.published())
                    .filteredOn(published -> !published.now().key().size().isRolling())
                    .filteredOn(published -> published.now().windowEnd().isBefore(NOON.plus(GRACE)))
                    .isNotEmpty()
                    .allMatch(published -> published.now().finality() == Finality.CORRECTED);
            timeline.pass(Duration.ofSeconds(32));
            timeline.shouldBeAsAt(timeline.now(), List.of(first, late));
        }
    }

    private static List<Input> bringManySurveys(Timeline timeline) {
        List<Input> answers = new ArrayList<>();
        IntStream.range(0, 8)
                .forEach(number -> answers.add(Timeline.answerTo("s" + number, NOON.minus(Duration.ofMinutes(30)))));
        for (int i = 0; i < answers.size(); i++) {
            timeline.bring(i % Timeline.TASKS, answers.get(i));
        }
        timeline.settle();
        return answers;
    }

    private static List<Score> finals(List<Published<Score>> published) {
        return published.stream()
                .map(Published::now)
                .filter(score -> score.finality() == Finality.FINAL)
                .toList();
    }

    private static Map<String, Integer> finalsByKey(Timeline timeline) {
        Map<String, Integer> counts = new TreeMap<>();
        finals(timeline.all()).forEach(score -> counts.merge(score.key().text(), 1, Integer::sum));
        return counts;
    }

    private static Set<Integer> partitionsOf(List<Score> scores) {
        Set<Integer> partitions = new TreeSet<>();
        scores.forEach(score ->
                partitions.add(Partitioning.partitionOf(score.key().series().text(), Timeline.TASKS)));
        return partitions;
    }
}
