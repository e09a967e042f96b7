package io.vocstreams.platform.run;

import io.micrometer.core.instrument.Counter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How many changelog records a stage has still to read before it can go on. */
final class RestoreProgress implements StateRestoreListener {

    private final Map<TopicPartition, Remaining> remaining = new ConcurrentHashMap<>();
    private final Counter restored;

    private record Remaining(long next, long end) {
        long records() {
            return Math.max(0, end - next);
        }
    }

    RestoreProgress(Counter restored) {
        this.restored = restored;
    }

    /** By offsets: markers of transactions and compacted records count, too. */
    long remainingRecords() {
        return remaining.values().stream().mapToLong(Remaining::records).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
        remaining.put(changelog, new Remaining(start, end));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long records) {
        restored.increment((double) records);
        remaining.computeIfPresent(changelog, (any, known) -> new Remaining(batchEnd + 1, known.end()));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long records) {
        remaining.remove(changelog);
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long records) {
        remaining.remove(changelog);
    }
}
