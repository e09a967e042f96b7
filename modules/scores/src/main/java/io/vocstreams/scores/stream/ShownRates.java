package io.vocstreams.scores.stream;

import io.vocstreams.contracts.metrics.VocMeters;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.metrics.Meters;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The latest rates as meters: of everything together, and of the arms of experiments; a few of each. */
final class ShownRates {

    private static final int MOST_MEASURES = 16;
    private static final int MOST_ARMS = 8;
    private static final String BY_ARM = Dimension.ARM.key();
    private static final double MILLIS = 1000;

    /** What is left of an earlier version of a measure is no news. */
    private static final Comparator<Rate> ORDER = Comparator.comparing(
                    (Rate rate) -> rate.key().series().version())
            .thenComparing(rate -> rate.key().start());

    private final Meters meters;
    private final LatestShown<String, Rate> totals = new LatestShown<>(MOST_MEASURES, ORDER, this::registerTotal);
    private final LatestShown<Arm, Rate> arms = new LatestShown<>(MOST_ARMS, ORDER, this::registerArm);

    private record Arm(String measure, String arm) {}

    ShownRates(Meters meters) {
        this.meters = meters;
    }

    void published(Rate rate, int task) {
        RateSeries series = rate.key().series();
        String breakdown = series.breakdown();
        if (rate.key().size() == WindowSize.ROLLING_28_DAYS && breakdown.equals(Series.TOTAL)) {
            totals.published(series.measure(), rate, task);
        } else if (rate.key().size() == WindowSize.ROLLING_91_DAYS
                && Breakdown.dimensionsOf(breakdown).equals(BY_ARM)) {
            String arm = ScoreKey.decode(breakdown.substring(BY_ARM.length() + 1));
            arms.published(new Arm(series.measure(), arm), rate, task);
        }
    }

    void closed(int task) {
        totals.closed(task);
        arms.closed(task);
    }

    private void registerTotal(String measure) {
        meters.gauge(VocMeters.RATE, () -> number(totals.of(measure), Rate::rate), measure);
        meters.gauge(
                VocMeters.OPPORTUNITIES, () -> number(totals.of(measure), rate -> met(rate.counts())), measure, "MET");
        meters.gauge(
                VocMeters.OPPORTUNITIES,
                () -> number(totals.of(measure), rate -> missed(rate.counts())),
                measure,
                "MISSED");
        meters.gauge(
                VocMeters.OPPORTUNITIES,
                () -> number(totals.of(measure), rate -> (double) rate.counts().pending()),
                measure,
                "PENDING");
        meters.gauge(VocMeters.ELAPSED, () -> number(totals.of(measure), Rate::p50) / MILLIS, measure, "0.5");
        meters.gauge(VocMeters.ELAPSED, () -> number(totals.of(measure), Rate::p90) / MILLIS, measure, "0.9");
    }

    private void registerArm(Arm arm) {
        meters.gauge(VocMeters.ARM_RATE, () -> number(arms.of(arm), Rate::rate), arm.measure(), arm.arm());
    }

    /** Whether it is good or bad that something closed it. */
    private static double met(RateCounts counts) {
        return counts.elapsed().count();
    }

    private static double missed(RateCounts counts) {
        return counts.decided() - met(counts);
    }

    private static double number(@Nullable Rate rate, Function<Rate, @Nullable Double> field) {
        Double number = rate == null ? null : field.apply(rate);
        return number == null ? Double.NaN : number;
    }
}
