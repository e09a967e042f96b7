package io.vocstreams.app.impacts;

import io.vocstreams.app.ScoreFilter;
import io.vocstreams.model.score.Impact;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the parts of a breakdown by what they add to a score, each scale for itself.
 *
 * @param end of the window; null for the last one in which anything can be said
 */
public record Ranking(
        Metric metric, String by, String size, @Nullable Instant end) {

    private record Part(Score score, Impact impact) {}

    public List<RankedImpact> of(Collection<Score> scores) {
        ScoreFilter isPart = new ScoreFilter(metric, by, size, null, null);
        List<Score> totals = scores.stream()
                .filter(new ScoreFilter(metric, Series.TOTAL, size, null, null))
                .filter(score -> end == null || score.windowEnd().equals(end))
                .sorted(Comparator.comparing(Score::windowEnd)
                        .reversed()
                        .thenComparing(score -> score.key().series().text()))
                .toList();
        List<RankedImpact> ranked = new ArrayList<>();
        Set<Scale> done = new LinkedHashSet<>();
        for (Score all : totals) {
            Scale scale = all.key().series().scale();
            List<Part> parts = done.contains(scale)
                    ? List.of()
                    : parts(all, scores.stream().filter(isPart).toList());
            if (!parts.isEmpty()) {
                done.add(scale);
                ranked.addAll(ranked(all, parts));
            }
        }
        return ranked;
    }

    private static List<Part> parts(Score all, Collection<Score> scores) {
        Scale scale = all.key().series().scale();
        List<Part> parts = new ArrayList<>();
        for (Score score : scores) {
            if (score.windowEnd().equals(all.windowEnd())
                    && score.key().series().scale().equals(scale)
                    && !score.equals(all)) {
                Impact.of(scale, all.counts(), score.counts()).ifPresent(impact -> parts.add(new Part(score, impact)));
            }
        }
        parts.sort(Comparator.comparingDouble((Part part) -> -part.impact.impact())
                .thenComparing(part -> part.score.key().series().breakdown()));
        return parts;
    }

    private static List<RankedImpact> ranked(Score all, List<Part> parts) {
        List<Integer> ranks = Impact.ranks(parts.stream().map(Part::impact).toList());
        return IntStream.range(0, parts.size())
                .mapToObj(i -> new RankedImpact(ranks.get(i), parts.get(i).score, all, parts.get(i).impact))
                .toList();
    }
}
