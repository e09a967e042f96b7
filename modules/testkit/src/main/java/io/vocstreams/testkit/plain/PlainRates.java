package io.vocstreams.testkit.plain;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the opportunities of every window and series (§13). */
final class PlainRates {

    private final ScorePolicy policy;
    private final @Nullable Instant clock;

    PlainRates(ScorePolicy policy, @Nullable Instant clock) {
        this.policy = policy;
        this.clock = clock;
    }

    private record PlainSeries(Measure measure, String breakdown) {}

    /** "windows by the opportunity's time" */
    List<Rate> of(List<PlainOpportunity> opportunities) {
        List<Rate> rates = new ArrayList<>();
        if (opportunities.isEmpty()) {
            return rates;
        }
        Instant first = opportunities.stream()
                .map(PlainOpportunity::time)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = opportunities.stream()
                .map(PlainOpportunity::time)
                .max(Instant::compareTo)
                .orElseThrow();
        Set<WindowSize> sizes = EnumSet.of(WindowSize.ROLLING_91_DAYS);
        opportunities.forEach(one -> sizes.addAll(one.measure().sizes()));
        for (PlainWindow window : new PlainWindows(policy.zone(), sizes).around(first, last, clock)) {
            Map<PlainSeries, List<PlainOpportunity>> bySeries = new LinkedHashMap<>();
            for (PlainOpportunity opportunity : opportunities) {
                if (window.holds(opportunity.time())) {
                    series(opportunity, window.size())
                            .forEach(series -> bySeries.computeIfAbsent(series, any -> new ArrayList<>())
                                    .add(opportunity));
                }
            }
            bySeries.forEach((series, members) -> rates.add(PlainRate.of(
                    series.measure(), series.breakdown(), window, members, isClosed(window, series.measure()))));
        }
        return rates;
    }

    private static List<PlainSeries> series(PlainOpportunity opportunity, WindowSize size) {
        Measure measure = opportunity.measure();
        List<PlainSeries> series = new ArrayList<>();
        for (Breakdown breakdown : measure.breakdowns()) {
            // "Window `rolling-P91D` exists for breakdowns `arm` (of rates: always, beside the measure's `sizes`)"
            // (§18)
            boolean always =
                    size == WindowSize.ROLLING_91_DAYS && breakdown.toString().equals("arm");
            if (always || measure.sizes().contains(size)) {
                PlainScores.texts(breakdown, opportunity.values())
                        .forEach(text -> series.add(new PlainSeries(measure, text)));
            }
        }
        return series;
    }

    /** "FINAL when the clock is later than `windowEnd` + (PT24H if `episode` > 0) + W + `voc.scores.grace`" */
    private boolean isClosed(PlainWindow window, Measure measure) {
        Duration episode = measure.episode().isZero() ? Duration.ZERO : Duration.ofHours(24);
        return clock != null
                && clock.isAfter(
                        window.end().plus(episode).plus(measure.within()).plus(policy.grace()));
    }
}
