package io.vocstreams.contracts;

import io.vocstreams.contract.ElapsedBucket;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateKey;
import io.vocstreams.model.score.RateSeries;
import java.util.List;
import java.util.stream.IntStream;

/** Between rates in the model and in Avro. */
final class RateMapping {

    private RateMapping() {}

    static io.vocstreams.contract.Rate toAvro(Rate rate) {
        RateSeries series = rate.key().series();
        RateCounts counts = rate.counts();
        return new io.vocstreams.contract.Rate(
                series.measure(),
                series.version(),
                series.breakdown(),
                rate.key().size().text(),
                rate.key().start(),
                rate.windowEnd(),
                counts.opportunities(),
                counts.pending(),
                counts.successes(),
                counts.failures(),
                rate.rate(),
                rate.low(),
                rate.high(),
                buckets(counts.elapsed()),
                rate.p50(),
                rate.p75(),
                rate.p90(),
                rate.p95(),
                Enums.FINALITY.toAvro(rate.finality()),
                rate.revision(),
                ScoreMapping.toAvro(rate.reasons()),
                rate.asOf(),
                rate.definition());
    }

    static Rate toModel(io.vocstreams.contract.Rate rate) {
        RateSeries series = new RateSeries(rate.getMeasure(), rate.getVersion(), rate.getBreakdown());
        return new Rate(
                new RateKey(series, ScoreMapping.size(rate.getSize()), rate.getWindowStart()),
                rate.getWindowEnd(),
                new RateCounts(rate.getPending(), rate.getSuccesses(), rate.getFailures(), elapsed(rate.getElapsed())),
                rate.getRate(),
                rate.getLow(),
                rate.getHigh(),
                rate.getP50(),
                rate.getP75(),
                rate.getP90(),
                rate.getP95(),
                Enums.FINALITY.toModel(rate.getFinality()),
                rate.getRevision(),
                ScoreMapping.reasons(rate.getReasons()),
                rate.getAsOf(),
                rate.getDefinition());
    }

    private static List<ElapsedBucket> buckets(Elapsed elapsed) {
        return IntStream.range(0, elapsed.size())
                .mapToObj(i -> new ElapsedBucket(elapsed.bucket(i), elapsed.countAt(i)))
                .toList();
    }

    private static Elapsed elapsed(List<ElapsedBucket> buckets) {
        return Elapsed.of(
                buckets.stream().mapToInt(ElapsedBucket::getBucket).toArray(),
                buckets.stream().mapToLong(ElapsedBucket::getCount).toArray());
    }
}
