package io.vocstreams.scores.domain;

import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateKey;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.RateSlot;
import io.vocstreams.model.score.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes rates of counts: one, or all that there are of a set of contributions. */
public final class Rates {

    private Rates() {}

    /** The rate of a window, as published now. */
    public static Rate of(
            Window<RateSeries> window, Calendar calendar, Publication<RateCounts> published, Set<Reason> reasons) {
        RateCounts counts = published.counts();
        RateValues values = window.series().isByEnding() ? RateValues.withoutRate(counts) : RateValues.of(counts);
        return new Rate(
                new RateKey(window.series(), window.size(), window.start(calendar.days())),
                window.end(calendar.days()),
                counts,
                values.rate(),
                values.low(),
                values.high(),
                values.p50(),
                values.p75(),
                values.p90(),
                values.p95(),
                published.finality(),
                published.revision(),
                reasons,
                published.at(),
                RateValues.DEFINITION);
    }

    /**
     * All rates there are at the given clock, from all that counts, by slot. They are as if published once, now: no
     * reasons, revision 1, and never CORRECTED.
     *
     * @param open how long after a window what opened in it may be decided, of each measure
     */
    public static Map<RateKey, Rate> of(
            Map<RateSlot, RateCounts> contributions,
            Calendar calendar,
            Function<RateSeries, Duration> open,
            @Nullable Instant clock) {
        Map<RateKey, Rate> rates = new HashMap<>();
        Publications.of(contributions, (RateSeries series) -> calendar.later(open.apply(series)), clock)
                .forEach((window, published) -> {
                    Rate rate = of(window, calendar, published, Set.of());
                    rates.put(rate.key(), rate);
                });
        return rates;
    }
}
