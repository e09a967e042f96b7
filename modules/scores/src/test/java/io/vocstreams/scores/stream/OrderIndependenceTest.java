package io.vocstreams.scores.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.StageStores;
import io.vocstreams.scores.domain.Calendar;
import io.vocstreams.scores.domain.Scores;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class OrderIndependenceTest {

    private static final long FIRST_DAY = LocalDate.parse("2026-10-01").toEpochDay();
    private static final Instant CLOCK = Instant.parse("2026-10-20T09:00:00Z");
    private static final Calendar CALENDAR =
            new Calendar(new Days(ScorePolicy.DEFAULT.zone()), ScorePolicy.DEFAULT.grace());

    /** A response on one of some days; taken back again or not. */
    record Response(int day, int value, boolean takenBack) {

        List<ScoreDelta> deltas() {
            List<ScoreDelta> deltas = new ArrayList<>(List.of(
                    TestDeltas.answered(slot(WindowSize.ROLLING_7_DAYS), value),
                    TestDeltas.answered(slot(WindowSize.ROLLING_28_DAYS), value),
                    TestDeltas.answered(slot(WindowSize.DAY), value)));
            if (takenBack) {
                deltas.add(TestDeltas.retracted(slot(WindowSize.ROLLING_7_DAYS), value));
                deltas.add(TestDeltas.retracted(slot(WindowSize.ROLLING_28_DAYS), value));
                deltas.add(TestDeltas.retracted(slot(WindowSize.DAY), value));
            }
            return deltas;
        }

        private Slot slot(WindowSize size) {
            long epochDay = FIRST_DAY + day;
            return size.isRolling()
                    ? new Slot(TestDeltas.TOTAL, size, epochDay + 1, epochDay + 1 + size.days())
                    : new Slot(TestDeltas.TOTAL, size, epochDay * 86_400_000, 0);
        }
    }

    /** What §10 compares of two scores. */
    record Compared(ScoreKey key, List<Long> histogram, long customers, boolean provisional) {

        static Compared of(Score score) {
            return new Compared(
                    score.key(), score.histogram(), score.customers(), score.finality() == Finality.PROVISIONAL);
        }
    }

    @Provide
    Arbitrary<List<Response>> responses() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 18),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.of(true, false, false))
                .as(Response::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void shouldEndWithTheSameTableInWhateverOrderDeltasCome(
            @ForAll("responses") List<Response> given, @ForAll Random random) {
        List<ScoreDelta> deltas = new ArrayList<>(
                given.stream().flatMap(response -> response.deltas().stream()).toList());
        Collections.shuffle(deltas, random);

        Map<String, Compared> expected = Scores.of(sum(deltas), CALENDAR, CLOCK).values().stream()
                .collect(Collectors.toMap(score -> score.key().text(), Compared::of));

        assertThat(table(deltas, random, StageStores.Kind.MEMORY)).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void shouldEndWithTheSameTableInRocksDb(@ForAll("responses") List<Response> given, @ForAll Random random) {
        List<ScoreDelta> deltas =
                given.stream().flatMap(response -> response.deltas().stream()).toList();

        Map<String, Compared> expected = Scores.of(sum(deltas), CALENDAR, CLOCK).values().stream()
                .collect(Collectors.toMap(score -> score.key().text(), Compared::of));

        assertThat(table(deltas, random, StageStores.Kind.ROCKSDB)).containsExactlyInAnyOrderEntriesOf(expected);
    }

    /** Deltas come while the clock moves on by irregular steps. */
    private static Map<String, Compared> table(List<ScoreDelta> deltas, Random random, StageStores.Kind kind) {
        try (ScoresDriver driver = new ScoresDriver(kind, 1)) {
            Instant watermark = CALENDAR.days().startOf(FIRST_DAY);
            for (ScoreDelta delta : deltas) {
                driver.deltas(delta);
                if (random.nextInt(4) == 0) {
                    watermark = watermark.plus(Duration.ofHours(random.nextInt(60)));
                    driver.watermark(watermark.isBefore(CLOCK) ? watermark : CLOCK);
                }
            }
            driver.watermark(CLOCK);
            driver.pass(Duration.ofSeconds(2));
            return driver.table().values().stream()
                    .collect(Collectors.toMap(score -> score.key().text(), Compared::of));
        }
    }

    private static Map<Slot, Counts> sum(List<ScoreDelta> deltas) {
        Map<Slot, Counts> sums = new HashMap<>();
        deltas.forEach(delta -> sums.merge(delta.slot(), delta.change(), Counts::plus));
        return sums;
    }
}
