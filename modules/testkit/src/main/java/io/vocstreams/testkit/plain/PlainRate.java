package io.vocstreams.testkit.plain;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateKey;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.testkit.plain.PlainOpportunity.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of the table of rates from what counts in it (§13). */
final class PlainRate {

    private static final double GROWTH = 1.01 / 0.99;

    private PlainRate() {}

    static Rate of(
            Measure measure, String breakdown, PlainWindow window, List<PlainOpportunity> members, boolean closed) {
        long pending =
                members.stream().filter(one -> one.state() == State.PENDING).count();
        long successes = members.stream().filter(PlainOpportunity::isSuccess).count();
        long decided = members.size() - pending;
        List<Integer> buckets = members.stream()
                .filter(one -> one.state() == State.MET)
                .map(one -> bucket(Objects.requireNonNull(one.elapsed())))
                .sorted()
                .toList();
        // "Rows by `path` or `next` say how it ended: counts and elapsed, no rate"; "null if nothing is decided"
        boolean none = decided == 0 || breakdown.matches("(.*,)?(path|next)=.*");
        double share = (double) successes / decided;
        return new Rate(
                new RateKey(new RateSeries(measure.id(), measure.version(), breakdown), window.size(), window.start()),
                window.end(),
                new RateCounts(pending, successes, decided - successes, elapsed(buckets)),
                none ? null : 100 * share,
                none ? null : PlainStatistics.wilson(share, (double) decided, -1),
                none ? null : PlainStatistics.wilson(share, (double) decided, 1),
                percentile(buckets, 50),
                percentile(buckets, 75),
                percentile(buckets, 90),
                percentile(buckets, 95),
                closed ? Finality.FINAL : Finality.PROVISIONAL,
                0,
                Set.of(),
                Instant.EPOCH,
                "");
    }

    /** "bucket of x ms = ⌈ln x / ln γ⌉ (x < 1: 0)" */
    private static int bucket(Duration elapsed) {
        long millis = elapsed.toMillis();
        return millis < 1 ? 0 : (int) Math.ceil(Math.log((double) millis) / Math.log(GROWTH));
    }

    private static Elapsed elapsed(List<Integer> sorted) {
        List<Integer> buckets = sorted.stream().distinct().toList();
        return Elapsed.of(
                buckets.stream().mapToInt(Integer::intValue).toArray(),
                buckets.stream()
                        .mapToLong(
                                bucket -> sorted.stream().filter(bucket::equals).count())
                        .toArray());
    }

    /** "value 2γ^i/(γ+1), percentile by nearest rank"; "null if none" */
    private static @Nullable Double percentile(List<Integer> sorted, int percent) {
        if (sorted.isEmpty()) {
            return null;
        }
        int rank = (int) Math.ceil(percent * sorted.size() / 100.0);
        return 2 * Math.pow(GROWTH, sorted.get(rank - 1)) / (GROWTH + 1);
    }
}
