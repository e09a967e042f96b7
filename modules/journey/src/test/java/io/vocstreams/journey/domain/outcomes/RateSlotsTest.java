package io.vocstreams.journey.domain.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateSlotsTest {

    private static final Instant OPENED = Instant.parse("2026-11-10T15:30:00Z");
    private static final long DAY = 20_767;
    private static final long MIDNIGHT = DAY * Duration.ofDays(1).toMillis();
    private static final RateCounts PENDING = new RateCounts(1, 0, 0, Elapsed.NONE);
    private static final RateCounts MET = new RateCounts(0, 1, 0, Elapsed.of(Duration.ofMinutes(5)));
    private static final Measure MEASURE = MeasureFile.parse("m.yml", """
        measures:
          - {id: m, version: 3, opens: {action: a}, closes: {action: b}, within: P2D, episode: PT1H,
             sizes: [P1D, rolling-P7D]}
        """).get(0);

    private final RateSlots slots = new RateSlots(new Days(ZoneOffset.UTC));

    @Test
    void shouldCountInEachWindowOfTheTimeAtWhichItOpened() {
        assertThat(deltas(null, known(PENDING, "*")))
                .extracting(
                        delta -> delta.slot().size(),
                        delta -> delta.slot().from(),
                        delta -> delta.slot().until(),
                        RateDelta::change)
                .containsExactly(
                        tuple(WindowSize.DAY, MIDNIGHT, 0L, PENDING),
                        tuple(WindowSize.ROLLING_7_DAYS, DAY + 1, DAY + 8, PENDING));
        assertThat(deltas(null, known(PENDING, "*"))).allSatisfy(delta -> {
            assertThat(delta.slot().series().measure()).isEqualTo("m");
            assertThat(delta.open()).isEqualTo(MEASURE.open());
            assertThat(delta.reason()).isEqualTo(Reason.CORRECTED);
        });
    }

    @Test
    void shouldAddOnlyTheDifferenceWhereTheSlicesAreTheSame() {
        assertThat(deltas(known(PENDING, "*"), known(MET, "*"))).hasSize(2).allMatch(delta -> delta.change()
                .equals(MET.minus(PENDING)));
        assertThat(deltas(known(MET, "*"), known(MET, "*"))).isEmpty();
    }

    @Test
    void shouldTakeItFromWhereItCountedAndAddItWhereItCountsNow() {
        assertThat(deltas(known(PENDING, "channel=WEB"), known(MET, "channel=APP")))
                .extracting(delta -> delta.slot().series().breakdown(), RateDelta::change)
                .containsExactly(
                        tuple("channel=WEB", RateCounts.NONE.minus(PENDING)),
                        tuple("channel=WEB", RateCounts.NONE.minus(PENDING)),
                        tuple("channel=APP", MET),
                        tuple("channel=APP", MET));
        assertThat(deltas(known(MET, "*"), null)).hasSize(2).allMatch(delta -> delta.change()
                .equals(RateCounts.NONE.minus(MET)));
    }

    @Test
    void shouldCountArmsInTheQuarterToo() {
        assertThat(deltas(null, known(PENDING, "arm=x/a")))
                .extracting(delta -> delta.slot().size(), delta -> delta.slot().until())
                .contains(tuple(WindowSize.ROLLING_91_DAYS, DAY + 92))
                .hasSize(3);
    }

    private List<RateDelta> deltas(@Nullable KnownOpportunity before, @Nullable KnownOpportunity now) {
        OpportunityKey key = new OpportunityKey("m", 3, "", OPENED, new EventKey("customer-id:anna", "e"));
        return slots.deltas(MEASURE, new OpportunityChange(key, before, now), Reason.CORRECTED);
    }

    private static KnownOpportunity known(RateCounts counts, String... slices) {
        return new KnownOpportunity(OPENED.plus(Duration.ofDays(2)), counts, List.of(slices));
    }
}
