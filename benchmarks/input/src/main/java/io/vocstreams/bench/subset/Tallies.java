package io.vocstreams.bench.subset;

import io.vocstreams.contract.Finality;
import io.vocstreams.contract.Metric;
import io.vocstreams.contract.Polarity;
import io.vocstreams.contract.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Scores counted up; without intervals, which the subset leaves out. */
public final class Tallies {

    private static final Duration HOUR = Duration.ofHours(1);

    private Tallies() {}

    /** Of a window of one series in which nothing counts yet. */
    public record Window(Metric metric, String breakdown, boolean hourly, Instant start) {

        public static Window of(Metric metric, String breakdown, boolean hourly, Instant at) {
            long length = (hourly ? HOUR : Duration.ofDays(1)).toMillis();
            return new Window(
                    metric, breakdown, hourly, Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), length) * length));
        }

        public String key() {
            return metric + "|" + least() + "-" + greatest() + "|HIGHER_IS_BETTER|" + breakdown + "|" + size() + "|"
                    + start;
        }

        public int least() {
            return metric == Metric.NPS ? 0 : 1;
        }

        public int greatest() {
            return metric == Metric.NPS ? 10 : 5;
        }

        String size() {
            return hourly ? "PT1H" : "P1D";
        }

        Instant end() {
            return start.plus(hourly ? HOUR : Duration.ofDays(1));
        }
    }

    public static List<Long> nothing(Window window) {
        List<Long> zeros = new ArrayList<>();
        for (int value = window.least(); value <= window.greatest(); value++) {
            zeros.add(0L);
        }
        return zeros;
    }

    public static List<Long> plus(List<Long> histogram, int index, long change) {
        List<Long> sum = new ArrayList<>(histogram);
        sum.set(index, sum.get(index) + change);
        return sum;
    }

    public static Score of(Window window, List<Long> histogram) {
        long all = histogram.stream().mapToLong(Long::longValue).sum();
        boolean nps = window.metric() == Metric.NPS;
        long promoters = nps ? histogram.get(9) + histogram.get(10) : 0;
        long passives = nps ? histogram.get(7) + histogram.get(8) : 0;
        long detractors = nps ? all - promoters - passives : 0;
        long top = histogram.get(histogram.size() - 1) + histogram.get(histogram.size() - 2);
        Score.Builder score = Score.newBuilder()
                .setMetric(window.metric())
                .setScaleMin(window.least())
                .setScaleMax(window.greatest())
                .setPolarity(Polarity.HIGHER_IS_BETTER)
                .setBreakdown(window.breakdown())
                .setSize(window.size())
                .setWindowStart(window.start())
                .setWindowEnd(window.end())
                .setResponses(all)
                .setCustomers(all)
                .setDismissed(0)
                .setPartial(0)
                .setHistogram(histogram)
                .setScore(all == 0 ? null : 100.0 * (nps ? promoters - detractors : top) / all)
                .setFinality(Finality.PROVISIONAL)
                .setRevision(1)
                .setReasons(List.of())
                .setAsOf(window.start())
                .setDefinition("plain");
        if (nps) {
            score.setPromoters(promoters).setPassives(passives).setDetractors(detractors);
        }
        return score.build();
    }
}
