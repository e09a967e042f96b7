package io.vocstreams.scores.stream;

import io.vocstreams.contracts.metrics.VocMeters;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.metrics.Meters;
import java.util.Comparator;

/** The total scores of the latest rolling week as meters: a few, whatever scales producers think of. */
final class ShownTotals {

    private static final int MOST = 8;

    private final Meters meters;
    private final LatestShown<Scale, Score> latest =
            new LatestShown<>(MOST, Comparator.comparing(score -> score.key().start()), this::register);

    ShownTotals(Meters meters) {
        this.meters = meters;
    }

    void published(Score score, int task) {
        Series series = score.key().series();
        if (score.key().size() == WindowSize.ROLLING_7_DAYS
                && series.breakdown().equals(Series.TOTAL)) {
            latest.published(series.scale(), score, task);
        }
    }

    void closed(int task) {
        latest.closed(task);
    }

    private void register(Scale scale) {
        String[] tags = {scale.metric().name(), scale.range(), scale.polarity().name()};
        meters.gauge(VocMeters.VALUE, () -> value(scale), tags);
        meters.gauge(VocMeters.RESPONSES, () -> responses(scale), tags);
    }

    private double value(Scale scale) {
        Score score = latest.of(scale);
        Double value = score == null ? null : score.score();
        return value == null ? Double.NaN : value;
    }

    private double responses(Scale scale) {
        Score score = latest.of(scale);
        return score == null ? Double.NaN : score.responses();
    }
}
