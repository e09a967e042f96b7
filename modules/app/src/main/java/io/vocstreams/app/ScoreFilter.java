package io.vocstreams.app;

import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Score;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which scores are asked for. */
public final class ScoreFilter implements Predicate<Score> {

    private static final WindowFilter.Rows ROWS =
            new WindowFilter.Rows("score", Dimension.OF_SCORES, "`voc scores --list`");

    private final @Nullable Metric metric;
    private final WindowFilter windows;

    public ScoreFilter(
            @Nullable Metric metric,
            @Nullable String breakdown,
            @Nullable String size,
            @Nullable Instant from,
            @Nullable Instant to) {
        this.metric = metric;
        this.windows = new WindowFilter(ROWS, breakdown, size, from, to);
    }

    /** Throws if the breakdown is none of those that the scores have. */
    public void requireKnown(Collection<Score> scores) {
        windows.requireKnown(
                scores.stream().map(score -> score.key().series().breakdown()).toList());
    }

    @Override
    public boolean test(Score score) {
        return (metric == null || score.key().series().scale().metric() == metric)
                && windows.holds(
                        score.key().series().breakdown(),
                        score.key().size(),
                        score.key().start(),
                        score.windowEnd());
    }
}
