package io.vocstreams.contracts.internal;

import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;

/** How counts of opportunities are written, in changes and in stores. */
public final class RateCountsForm {

    private RateCountsForm() {}

    public static void write(RateCounts counts, BinaryWriter writer) {
        writer.writeLong(counts.pending()).writeLong(counts.successes()).writeLong(counts.failures());
        Elapsed elapsed = counts.elapsed();
        writer.writeCount(elapsed.size());
        for (int i = 0; i < elapsed.size(); i++) {
            writer.writeCount(elapsed.bucket(i)).writeLong(elapsed.countAt(i));
        }
    }

    public static RateCounts read(BinaryReader reader) {
        long pending = reader.readLong();
        long successes = reader.readLong();
        long failures = reader.readLong();
        int size = reader.readSize();
        int[] buckets = new int[size];
        long[] elapsed = new long[size];
        for (int i = 0; i < size; i++) {
            buckets[i] = (int) reader.readCount();
            elapsed[i] = reader.readLong();
        }
        return new RateCounts(pending, successes, failures, Elapsed.of(buckets, elapsed));
    }
}
