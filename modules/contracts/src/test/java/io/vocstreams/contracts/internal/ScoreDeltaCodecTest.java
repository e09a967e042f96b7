package io.vocstreams.contracts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.contracts.internal.ScoresMessage.Changes;
import io.vocstreams.contracts.internal.ScoresMessage.RateChanges;
import io.vocstreams.contracts.internal.ScoresMessage.WatermarkReport;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.RateSlot;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.time.Watermark;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreDeltaCodecTest {

    private static final Series TOTAL = new Series(new Scale(Metric.CES, 1, 7, Polarity.LOWER_IS_BETTER), Series.TOTAL);
    private static final Series WEB =
            new Series(new Scale(Metric.RATING, -50, 50, Polarity.HIGHER_IS_BETTER), "channel=WEB,stage=USE");

    @Test
    void shouldReadTheChangesItWrote() {
        Changes changes = new Changes(List.of(
                new ScoreDelta(
                        new Slot(TOTAL, WindowSize.HOUR, 1_795_000_000_000L, 0),
                        new Counts(new long[] {1, 0, 0, 0, 0, 0, -1}, -1, 2, -3),
                        Reason.CORRECTED_RESPONSE),
                new ScoreDelta(
                        new Slot(TOTAL, WindowSize.ROLLING_28_DAYS, 20_000, 20_028),
                        Counts.none(7),
                        Reason.CORRECTED_RESPONSE),
                new ScoreDelta(new Slot(WEB, WindowSize.ROLLING_7_DAYS, -3, 4), Counts.none(101), Reason.REASSIGNED)));

        assertThat(ScoreDeltaCodec.fromBytes(ScoreDeltaCodec.toBytes(changes))).isEqualTo(changes);
    }

    @Test
    void shouldReadTheChangesOfRatesItWrote() {
        RateSeries carts = new RateSeries("cart-completion", 3, "channel=WEB");
        RateSeries next = new RateSeries("continuation", 200, "channel=WEB,next=WEB>-");
        RateCounts decided = new RateCounts(-1, 1, -2, Elapsed.of(new int[] {0, 1200}, new long[] {-1, 3}));
        RateChanges changes = new RateChanges(List.of(
                new RateDelta(
                        new RateSlot(carts, WindowSize.MONTH, 1_795_000_000_000L, 0),
                        Duration.ofDays(8),
                        decided,
                        Reason.DECIDED),
                new RateDelta(
                        new RateSlot(carts, WindowSize.ROLLING_28_DAYS, 20_000, 20_028),
                        Duration.ofDays(8),
                        RateCounts.NONE,
                        Reason.DECIDED),
                new RateDelta(
                        new RateSlot(carts, WindowSize.DAY, -3, 0), Duration.ofDays(8), decided, Reason.CORRECTED),
                new RateDelta(
                        new RateSlot(next, WindowSize.DAY, -3, 0), Duration.ZERO, decided, Reason.NEW_OPPORTUNITY)));

        assertThat(ScoreDeltaCodec.fromBytes(ScoreDeltaCodec.toBytes(changes))).isEqualTo(changes);
    }

    @Test
    void shouldRefuseASlotOfMoreWindowsThanThereCanBe() {
        byte[] bytes = ScoreDeltaCodec.toBytes(new Changes(List.of(new ScoreDelta(
                new Slot(TOTAL, WindowSize.ROLLING_7_DAYS, 20_000, 20_008), Counts.none(7), Reason.REASSIGNED))));

        assertThatThrownBy(() -> ScoreDeltaCodec.fromBytes(bytes)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldReadTheWatermarkItWrote() {
        WatermarkReport report = new WatermarkReport(new Watermark(3, true, 0, Watermark.NONE));

        assertThat(ScoreDeltaCodec.fromBytes(ScoreDeltaCodec.toBytes(report))).isEqualTo(report);
    }

    @Test
    void shouldReadTheWatermarkOfIdentityItWrote() {
        Watermark watermark = new Watermark(3, false, 17, 1_795_000_000_000L);

        assertThat(WatermarkCodec.fromBytes(WatermarkCodec.toBytes(watermark))).isEqualTo(watermark);
    }

    /** A build that takes over reads what the one before has sent. */
    @Test
    void shouldReadWhatABuildBeforeHasSent() {
        Series web = new Series(new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER), "channel=WEB");
        byte[] changes = HexFormat.of().parseHex("0101000014000b6368616e6e656c3d57454200010106080200000a0400");
        byte[] rates = HexFormat.of().parseHex("0103016102012ae807070101060001020001da0202");
        byte[] watermark = HexFormat.of().parseHex("01030107020980c0a8ca9a3a");

        assertThat(ScoreDeltaCodec.fromBytes(changes))
                .isEqualTo(new Changes(List.of(new ScoreDelta(
                        new Slot(web, WindowSize.DAY, 3, 4),
                        new Counts(new long[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0}, 1, 0, 0),
                        Reason.NEW_RESPONSE))));
        assertThat(ScoreDeltaCodec.fromBytes(rates))
                .isEqualTo(new RateChanges(List.of(new RateDelta(
                        new RateSlot(new RateSeries("a", 2, "*"), WindowSize.DAY, 3, 0),
                        Duration.ofSeconds(1),
                        new RateCounts(-1, 1, 0, Elapsed.of(Duration.ofSeconds(1))),
                        Reason.DECIDED))));
        assertThat(WatermarkCodec.fromBytes(watermark)).isEqualTo(new Watermark(3, true, 7, -5, 1_000_000_000_000L));
    }
}
