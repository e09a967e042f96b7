package io.vocstreams.testkit.laws;

import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateKey;
import io.vocstreams.scores.domain.RateValues;
import java.time.Instant;
import java.util.Set;

/** Rows of the table of rates, made of counts. */
final class RatesOfCounts {

    private RatesOfCounts() {}

    static Rate row(RateKey key, Instant windowEnd, RateCounts counts, Finality finality) {
        RateValues values = key.series().isByEnding() ? RateValues.withoutRate(counts) : RateValues.of(counts);
        return new Rate(
                key,
                windowEnd,
                counts,
                values.rate(),
                values.low(),
                values.high(),
                values.p50(),
                values.p75(),
                values.p90(),
                values.p95(),
                finality,
                0,
                Set.of(),
                Instant.EPOCH,
                "");
    }

    static Rate sum(Rate one, Rate other) {
        return row(one.key(), one.windowEnd(), one.counts().plus(other.counts()), one.finality());
    }
}
