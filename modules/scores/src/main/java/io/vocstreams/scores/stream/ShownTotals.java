package io.vocstreams.scores.stream;

import io.vocstreams.contracts.metrics.VocMeters;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.metrics.Meters;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The total scores of the latest rolling week as meters: a few, whatever scales producers think of. */
final class ShownTotals {

    private static final int MOST = 8;
    private static final Shown NOTHING = new Shown(-1, Instant.MIN, Double.NaN, Double.NaN);

    private final Meters meters;
    private final Map<Scale, Shown> shown = new ConcurrentHashMap<>();

    /** As published last, and by which task. */
    private record Shown(int task, Instant start, double value, double responses) {}

    ShownTotals(Meters meters) {
        this.meters = meters;
    }

    void published(Score score, int task) {
        Series series = score.key().series();
        if (score.key().size() == WindowSize.ROLLING_7_DAYS
                && series.breakdown().equals(Series.TOTAL)
                && isShown(series.scale())) {
            Double value = score.score();
            Shown next = new Shown(
                    task, score.key().start(), value == null ? Double.NaN : value, (double) score.responses());
            shown.merge(series.scale(), next, (last, now) -> now.start().isBefore(last.start()) ? last : now);
        }
    }

    /** Another instance goes on with what this task had. */
    void closed(int task) {
        shown.replaceAll((scale, last) -> last.task() == task ? NOTHING : last);
    }

    private synchronized boolean isShown(Scale scale) {
        if (shown.containsKey(scale)) {
            return true;
        }
        if (shown.size() >= MOST) {
            return false;
        }
        String[] tags = {
            scale.metric().name(),
            scale.min() + "-" + scale.max(),
            scale.polarity().name()
        };
        meters.gauge(VocMeters.VALUE, () -> shown.getOrDefault(scale, NOTHING).value(), tags);
        meters.gauge(
                VocMeters.RESPONSES, () -> shown.getOrDefault(scale, NOTHING).responses(), tags);
        shown.put(scale, NOTHING);
        return true;
    }
}
