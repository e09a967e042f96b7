package io.vocstreams.scores.domain;

import static io.vocstreams.scores.domain.TestScales.NPS;
import static io.vocstreams.scores.domain.TestScales.TOTAL;
import static io.vocstreams.scores.domain.TestScales.answers;
import static io.vocstreams.scores.domain.TestScales.nps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private static final Calendar UTC = new Calendar(new Days(ZoneId.of("UTC")), Duration.ofDays(1));
    private static final WindowSize WEEK = WindowSize.ROLLING_7_DAYS;

    /** An answer on a day that counts until another takes its place, or until it leaves the window. */
    record Answer(int day, int value, int daysUntilReplaced) {

        Slot slot() {
            return new Slot(TOTAL, WEEK, day + 1, day + 1 + Math.min(WEEK.days(), daysUntilReplaced));
        }

        boolean countsIn(long boundary) {
            boolean inside = day >= boundary - WEEK.days() && day < boundary;
            return inside && boundary <= day + daysUntilReplaced;
        }
    }

    @Provide
    Arbitrary<List<Answer>> answerLists() {
        return Combinators.combine(
                        Arbitraries.integers().between(100, 130),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(1, 9))
                .as(Answer::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 200)
    void shouldCountInAWindowWhatTheNaiveCountDoes(@ForAll("answerLists") List<Answer> given) {
        Instant clock = UTC.days().startOf(200);

        Map<Long, Long> counted = Scores.of(slots(given), UTC, clock).values().stream()
                .collect(Collectors.toMap(score -> UTC.days().dayOf(score.windowEnd()), Score::responses));

        for (long boundary = 100; boundary < 150; boundary++) {
            long day = boundary;
            long naive = given.stream().filter(answer -> answer.countsIn(day)).count();
            assertThat(counted.getOrDefault(boundary, 0L)).isEqualTo(naive);
        }
    }

    @Property(tries = 200)
    void shouldSumOnlySlotsInTheRangeOfAWindow(@ForAll("answerLists") List<Answer> given) {
        for (long boundary = 100; boundary < 150; boundary++) {
            Window<Series> window = new Window<>(TOTAL, WEEK, boundary);
            WindowCounts<Series, Counts> inRange = new WindowCounts<>(window, Counts.none(11));
            WindowCounts<Series, Counts> all = new WindowCounts<>(window, Counts.none(11));
            slots(given).forEach((slot, counts) -> {
                all.add(slot, counts);
                if (slot.from() >= window.firstSlot() && slot.from() <= window.lastSlot()) {
                    inRange.add(slot, counts);
                }
            });
            assertThat(inRange.sum()).isEqualTo(all.sum());
        }
    }

    @Test
    void shouldNoticeWhatReachesIntoTheNextWindow() {
        WindowCounts<Series, Counts> counts = new WindowCounts<>(new Window<>(TOTAL, WEEK, 107), Counts.none(11));
        counts.add(new Slot(TOTAL, WEEK, 101, 108), nps(1, 0, 0));
        boolean lastWindow = counts.reachesNext();
        counts.add(new Slot(TOTAL, WEEK, 102, 109), nps(1, 0, 0));

        assertThat(lastWindow).isFalse();
        assertThat(counts.reachesNext()).isTrue();
        assertThat(counts.sum()).isEqualTo(nps(2, 0, 0));
    }

    @Test
    void shouldKeyAScoreByTheStartOfItsWindow() {
        Window<Series> window =
                new Window<>(TOTAL, WEEK, LocalDate.parse("2026-11-22").toEpochDay());

        assertThat(Scores.of(window, UTC, Publication.never(Counts.none(11)), Set.of())
                        .key()
                        .text())
                .isEqualTo("NPS|0-10|HIGHER_IS_BETTER|*|rolling-P7D|2026-11-15T00:00:00Z");
    }

    @Test
    void shouldLeaveOutWindowsInWhichNothingCounts() {
        Map<Slot, Counts> contributions = Map.of(new Slot(TOTAL, WindowSize.DAY, 0, 0), Counts.none(11));

        assertThat(Scores.of(contributions, UTC, null)).isEmpty();
    }

    @Test
    void shouldTellWhetherAWindowIsClosedAtTheClock() {
        Map<Slot, Counts> contributions = Map.of(
                new Slot(TOTAL, WindowSize.DAY, 0, 0), nps(1, 0, 0),
                new Slot(TOTAL, WindowSize.DAY, Duration.ofDays(1).toMillis(), 0), nps(1, 0, 0));
        Instant clock = UTC.days().startOf(2).plusMillis(1);

        assertThat(Scores.of(contributions, UTC, clock).values())
                .extracting(score -> score.key().start(), Score::finality)
                .containsExactlyInAnyOrder(
                        tuple(UTC.days().startOf(0), Finality.FINAL),
                        tuple(UTC.days().startOf(1), Finality.PROVISIONAL));
    }

    @Test
    void shouldFillAScoreFromItsCounts() {
        Counts counts = answers(NPS, 9, 10, 3).plus(new Counts(new long[11], 0, 4, 5));

        Score score = Scores.of(Map.of(new Slot(TOTAL, WindowSize.HOUR, 0, 0), counts), UTC, null)
                .values()
                .iterator()
                .next();

        assertThat(score.key().text()).isEqualTo("NPS|0-10|HIGHER_IS_BETTER|*|PT1H|1970-01-01T00:00:00Z");
        assertThat(score.windowEnd()).isEqualTo("1970-01-01T01:00:00Z");
        assertThat(score.responses()).isEqualTo(3);
        assertThat(score.customers()).isEqualTo(3);
        assertThat(score.dismissed()).isEqualTo(4);
        assertThat(score.partial()).isEqualTo(5);
        assertThat(score.histogram()).containsExactly(0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 1L, 1L);
        assertThat(score.promoters()).isEqualTo(2);
    }

    private static Map<Slot, Counts> slots(List<Answer> given) {
        Map<Slot, Counts> slots = new HashMap<>();
        given.forEach(answer -> slots.merge(answer.slot(), answers(NPS, answer.value()), Counts::plus));
        return slots;
    }
}
