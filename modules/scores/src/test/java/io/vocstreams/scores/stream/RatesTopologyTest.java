package io.vocstreams.scores.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.RateSlot;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rates take the same way as scores, in stores of their own; here is what is different. */
class RatesTopologyTest {

    private static final RateSeries CARTS = new RateSeries("cart-completion", 1, "channel=WEB");
    private static final Duration OPEN = Duration.ofDays(8);
    private static final RateCounts PENDING = new RateCounts(1, 0, 0, Elapsed.NONE);
    private static final RateCounts MISSED = new RateCounts(0, 0, 1, Elapsed.NONE);
    private static final RateCounts MET = new RateCounts(0, 1, 0, Elapsed.of(Duration.ofHours(1)));

    private final ScoresDriver driver = ScoresDriver.inMemory();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldPublishARate() {
        driver.deltas(opened(CARTS, MET), opened(CARTS, MET), opened(CARTS, PENDING), opened(CARTS, MISSED));
        driver.watermark(Instant.parse("2026-11-22T12:00:00Z"));

        Rate rate = driver.rates().get(0);
        assertThat(rate.key().text()).isEqualTo("cart-completion|1|channel=WEB|P1D|2026-11-22T00:00:00Z");
        assertThat(rate.counts())
                .isEqualTo(
                        new RateCounts(1, 2, 1, Elapsed.of(Duration.ofHours(1)).plus(Elapsed.of(Duration.ofHours(1)))));
        assertThat(rate.windowEnd()).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(rate.rate()).isCloseTo(66.666667, within(1e-6));
        assertThat(rate.low()).isCloseTo(20.765, within(1e-3));
        assertThat(rate.high()).isCloseTo(93.851, within(1e-3));
        assertThat(rate.p50()).isCloseTo(3_578_495.532, within(1e-3));
        assertThat(rate.finality()).isEqualTo(Finality.PROVISIONAL);
        assertThat(rate.revision()).isEqualTo(1);
        assertThat(rate.reasons()).containsExactly(Reason.NEW_OPPORTUNITY);
        assertThat(rate.definition()).isEqualTo("rate-wilson/1");
    }

    @Test
    void shouldGiveNoRateOfWhatIsToldApartByItsEnd() {
        driver.deltas(opened(new RateSeries("browse-to-order", 1, "path=WEB>STORE"), MET));
        driver.deltas(opened(new RateSeries("continuation", 1, "channel=WEB,next=WEB>-"), MISSED));
        driver.tick();

        assertThat(driver.rates()).hasSize(2).allMatch(rate -> rate.rate() == null && rate.low() == null);
    }

    @Test
    void shouldUpdateARateOnlyAfterItsInterval() {
        driver.deltas(opened(CARTS, PENDING));
        driver.tick();
        driver.rates();

        driver.deltas(decided(MET));
        driver.pass(Duration.ofSeconds(9));
        assertThat(driver.rates()).isEmpty();
        driver.pass(Duration.ofSeconds(1));

        Rate rate = driver.rates().get(0);
        assertThat(rate.counts()).isEqualTo(MET);
        assertThat(rate.revision()).isEqualTo(2);
        assertThat(rate.reasons()).containsExactly(Reason.DECIDED);
    }

    @Test
    void shouldCloseAWindowOnlyWhenEverythingInItIsDecided() {
        driver.deltas(opened(CARTS, MET));
        driver.watermark(Instant.parse("2026-12-02T00:00:00Z"));
        driver.pass(Duration.ofSeconds(10));
        driver.rates();

        driver.watermark(Instant.parse("2026-12-02T00:00:00.001Z"));

        Rate rate = driver.rates().get(0);
        assertThat(rate.finality()).isEqualTo(Finality.FINAL);
        assertThat(rate.reasons()).containsExactly(Reason.WINDOW_CLOSED);
        assertThat(driver.size(CountedRates.LYING.closings())).isZero();
    }

    @Test
    void shouldCloseAWindowLaterIfItsMeasureSaysSo() {
        driver.deltas(opened(CARTS, MET));
        driver.tick();
        driver.deltas(new RateDelta(day(CARTS, "2026-11-23"), OPEN.plusDays(2), MET, Reason.NEW_OPPORTUNITY));
        driver.tick();
        driver.watermark(Instant.parse("2026-12-03T00:00:00Z"));
        driver.rates();

        driver.watermark(Instant.parse("2026-12-04T00:00:00.001Z"));

        assertThat(driver.rates()).extracting(Rate::finality).containsExactly(Finality.FINAL);
    }

    @Test
    void shouldCloseAWindowThatCountedNothingWhenItWasToClose() {
        driver.deltas(opened(CARTS, MET));
        driver.tick();
        driver.deltas(new RateDelta(day(CARTS, "2026-11-22"), OPEN, RateCounts.NONE.minus(MET), Reason.RETRACTED));
        driver.pass(Duration.ofSeconds(10));
        driver.watermark(Instant.parse("2026-12-03T00:00:00Z"));
        driver.rates();

        driver.deltas(new RateDelta(day(CARTS, "2026-11-22"), OPEN.plusDays(2), MET, Reason.NEW_OPPORTUNITY));
        driver.pass(Duration.ofSeconds(10));
        driver.watermark(Instant.parse("2026-12-04T00:00:00.001Z"));

        assertThat(driver.rates()).extracting(Rate::finality).containsExactly(Finality.PROVISIONAL, Finality.FINAL);
    }

    @Test
    void shouldPublishZerosOnceWhenNothingCountsAnyMore() {
        driver.deltas(opened(CARTS, MET));
        driver.tick();
        driver.rates();

        driver.deltas(new RateDelta(day(CARTS, "2026-11-22"), OPEN, RateCounts.NONE.minus(MET), Reason.RETRACTED));
        driver.pass(Duration.ofSeconds(10));

        assertThat(driver.rates()).extracting(Rate::counts).containsExactly(RateCounts.NONE);
        assertThat(driver.size(CountedRates.SLOTS)).isZero();
    }

    @Test
    void shouldPublishARollingRateAtEachDayBoundaryOfItsWindow() {
        long day = LocalDate.parse("2026-11-22").toEpochDay();
        RateSlot slot = new RateSlot(CARTS, WindowSize.ROLLING_28_DAYS, day + 1, day + 29);
        driver.deltas(new RateDelta(slot, OPEN, MET, Reason.NEW_OPPORTUNITY));
        driver.watermark(Instant.parse("2026-11-22T12:00:00Z"));
        assertThat(driver.rates()).extracting(Rate::windowEnd).containsExactly(Instant.parse("2026-11-23T00:00:00Z"));

        driver.watermark(Instant.parse("2026-11-23T00:00:00Z"));

        Rate next = driver.rates().get(0);
        assertThat(next.windowEnd()).isEqualTo("2026-11-24T00:00:00Z");
        assertThat(next.reasons()).containsExactly(Reason.NEW_OPPORTUNITY);
    }

    @Test
    void shouldGoOnAfterARestart() {
        driver.deltas(opened(CARTS, PENDING));
        driver.tick();
        driver.deltas(decided(MISSED));
        driver.tick();
        driver.rates();
        try (ScoresDriver restarted = ScoresDriver.inMemory()) {
            restarted.restore(driver, CountedRates.LYING.names().toArray(String[]::new));
            restarted.restore(driver, OpenTimes.STORE);

            restarted.pass(Duration.ofSeconds(11));

            assertThat(restarted.rates())
                    .extracting(Rate::counts, Rate::revision)
                    .containsExactly(tuple(MISSED, 2L));
            restarted.watermark(Instant.parse("2026-12-02T00:00:00Z"));
            assertThat(restarted.rates()).isEmpty();
        }
    }

    @Test
    void shouldForgetARateLongAfterItHasClosed() {
        driver.deltas(opened(CARTS, MET));
        driver.watermark(Instant.parse("2026-12-05T00:00:00Z"));

        driver.watermark(Instant.parse("2027-11-22T00:00:00Z"));
        driver.pass(Duration.ofSeconds(30));
        driver.watermark(Instant.parse("2028-11-22T00:00:00Z"));
        driver.pass(Duration.ofSeconds(30));

        assertThat(driver.size(CountedRates.SLOTS)).isZero();
        assertThat(driver.size(CountedRates.PUBLICATIONS)).isZero();
    }

    private static RateDelta decided(RateCounts as) {
        return new RateDelta(day(CARTS, "2026-11-22"), OPEN, as.minus(PENDING), Reason.DECIDED);
    }

    private static RateDelta opened(RateSeries series, RateCounts counts) {
        return new RateDelta(day(series, "2026-11-22"), OPEN, counts, Reason.NEW_OPPORTUNITY);
    }

    private static RateSlot day(RateSeries series, String date) {
        return new RateSlot(
                series, WindowSize.DAY, Instant.parse(date + "T00:00:00Z").toEpochMilli(), 0);
    }
}
