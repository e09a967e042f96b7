package io.vocstreams.contracts.internal;

import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import java.util.SortedMap;
import java.util.TreeMap;

/** How counts of opportunities are written, in changes and in stores. */
public final class RateCountsForm {

    private RateCountsForm() {}

    public static void write(RateCounts counts, BinaryWriter writer) {
        writer.writeLong(counts.pending()).writeLong(counts.successes()).writeLong(counts.failures());
        SortedMap<Integer, Long> buckets = counts.elapsed().buckets();
        writer.writeCount(buckets.size());
        buckets.forEach((bucket, count) -> writer.writeCount(bucket).writeLong(count));
    }

    public static RateCounts read(BinaryReader reader) {
        long pending = reader.readLong();
        long successes = reader.readLong();
        long failures = reader.readLong();
        int size = reader.readSize();
        SortedMap<Integer, Long> buckets = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            buckets.put((int) reader.readCount(), reader.readLong());
        }
        return new RateCounts(pending, successes, failures, new Elapsed(buckets));
    }
}
