package io.vocstreams.scores.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.RateSlot;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.StageStores;
import io.vocstreams.scores.domain.Calendar;
import io.vocstreams.scores.domain.Rates;
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
import org.jspecify.annotations.Nullable;

/** Rates end as they are derived from everything at once, in whatever order their changes came. */
class RateOrderTest {

    private static final long FIRST_DAY = LocalDate.parse("2026-10-01").toEpochDay();
    private static final Instant CLOCK = Instant.parse("2026-10-20T09:00:00Z");
    private static final Calendar CALENDAR =
            new Calendar(new Days(ScorePolicy.DEFAULT.zone()), ScorePolicy.DEFAULT.grace());

    /** Measures of which one closes eight days later than the other. */
    private static final Map<RateSeries, Duration> OPEN = Map.of(
            new RateSeries("cart-completion", 1, "*"),
            Duration.ofDays(8),
            new RateSeries("cart-completion", 2, "path=WEB>-"),
            Duration.ZERO);

    /** An opportunity of one of some days: pending first, then met or not, then taken back or not. */
    record Opened(RateSeries series, int day, long hours, boolean takenBack) {

        List<RateDelta> deltas() {
            RateCounts pending = new RateCounts(1, 0, 0, Elapsed.NONE);
            RateCounts decided = hours < 0
                    ? new RateCounts(0, 0, 1, Elapsed.NONE)
                    : new RateCounts(0, 1, 0, Elapsed.of(Duration.ofHours(hours)));
            List<RateDelta> deltas = new ArrayList<>();
            for (WindowSize size : List.of(WindowSize.DAY, WindowSize.ROLLING_28_DAYS)) {
                deltas.add(delta(size, pending, Reason.NEW_OPPORTUNITY));
                deltas.add(delta(size, decided.minus(pending), Reason.DECIDED));
                if (takenBack) {
                    deltas.add(delta(size, RateCounts.NONE.minus(decided), Reason.RETRACTED));
                }
            }
            return deltas;
        }

        private RateDelta delta(WindowSize size, RateCounts change, Reason reason) {
            long epochDay = FIRST_DAY + day;
            RateSlot slot = size.isRolling()
                    ? new RateSlot(series, size, epochDay + 1, epochDay + 1 + size.days())
                    : new RateSlot(series, size, epochDay * 86_400_000, 0);
            return new RateDelta(slot, OPEN.getOrDefault(series, Duration.ZERO), change, reason);
        }
    }

    /** Of a rate, what does not depend on how often it was published. */
    record Compared(
            RateCounts counts,
            @Nullable Double rate,
            @Nullable Double low,
            @Nullable Double p90,
            boolean provisional) {

        static Compared of(Rate rate) {
            return new Compared(
                    rate.counts(), rate.rate(), rate.low(), rate.p90(), rate.finality() == Finality.PROVISIONAL);
        }
    }

    @Provide
    Arbitrary<List<Opened>> opportunities() {
        return Combinators.combine(
                        Arbitraries.of(OPEN.keySet()),
                        Arbitraries.integers().between(0, 18),
                        Arbitraries.longs().between(-1, 100),
                        Arbitraries.of(true, false, false))
                .as(Opened::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void shouldEndWithTheSameTableInWhateverOrderDeltasCome(
            @ForAll("opportunities") List<Opened> given, @ForAll Random random) {
        List<RateDelta> deltas = new ArrayList<>(
                given.stream().flatMap(opened -> opened.deltas().stream()).toList());
        Collections.shuffle(deltas, random);

        assertThat(table(deltas, random)).containsExactlyInAnyOrderEntriesOf(expected(deltas));
    }

    private static Map<String, Compared> expected(List<RateDelta> deltas) {
        Map<RateSlot, RateCounts> sums = new HashMap<>();
        deltas.forEach(delta -> sums.merge(delta.slot(), delta.change(), RateCounts::plus));
        return Rates.of(sums, CALENDAR, series -> OPEN.getOrDefault(series, Duration.ZERO), CLOCK).values().stream()
                .collect(Collectors.toMap(rate -> rate.key().text(), Compared::of));
    }

    /** Deltas come while the clock moves on by irregular steps. */
    private static Map<String, Compared> table(List<RateDelta> deltas, Random random) {
        Map<String, Rate> table = new HashMap<>();
        try (ScoresDriver driver = new ScoresDriver(StageStores.Kind.MEMORY, 1)) {
            Instant watermark = CALENDAR.days().startOf(FIRST_DAY);
            for (RateDelta delta : deltas) {
                driver.deltas(delta);
                if (random.nextInt(4) == 0) {
                    watermark = watermark.plus(Duration.ofHours(random.nextInt(60)));
                    driver.watermark(watermark.isBefore(CLOCK) ? watermark : CLOCK);
                }
            }
            driver.watermark(CLOCK);
            driver.pass(ScoresDriver.RATES_EMIT_INTERVAL.plusSeconds(1));
            driver.rates().forEach(rate -> table.put(rate.key().text(), rate));
        }
        return table.values().stream()
                .filter(rate -> !rate.counts().isNothing())
                .collect(Collectors.toMap(rate -> rate.key().text(), Compared::of));
    }
}
