package io.vocstreams.platform.ledger;

import io.vocstreams.platform.EmitAtCommit;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.metrics.SourceMeters;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.metrics.TaskMeters;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Counts what a task consumed and decided, per source partition. Entries go out when the task commits, in the
 * transaction of the decisions themselves.
 */
public final class Ledger {

    public static final String STORE = "entries-by-source";

    private static final int FORM = 2;

    private final String stage;
    private final int task;
    private final KeyValueStore<Bytes, byte[]> store;
    private final TaskMeters meters;
    private final Map<Source, Tally> tallies = new HashMap<>();

    private record Source(String topic, int partition) {}

    private static final class Tally {
        private final SourceMeters meters;
        private long nextOffset;
        private long consumed;
        private long accepted;
        private long duplicate;
        private long deadLettered;
        private final TreeMap<String, Long> rejected = new TreeMap<>();

        private Tally(SourceMeters meters) {
            this.meters = meters;
        }
    }

    public Ledger(String stage, int task, KeyValueStore<Bytes, byte[]> store) {
        this(stage, task, store, StageMeters.unobserved(stage).open(task));
    }

    /** All that is counted is also said to the meters: this is the one place that knows every outcome. */
    public Ledger(String stage, int task, KeyValueStore<Bytes, byte[]> store, TaskMeters meters) {
        this.stage = stage;
        this.task = task;
        this.store = store;
        this.meters = meters;
        loadAll();
    }

    public void emitAtCommit(ProcessorContext<?, ?> context, Consumer<LedgerEntry> emit) {
        EmitAtCommit.from(store, context, (key, value) -> emit.accept(read(value)));
    }

    /** The record is read; where and when it is decided is not said yet. */
    public void consumed(String topic, int partition, long offset) {
        Tally tally = tally(topic, partition);
        tally.consumed++;
        tally.meters.consumed();
        tally.nextOffset = offset + 1;
        save(topic, partition, tally);
    }

    public void accepted(String topic, int partition) {
        Tally tally = tally(topic, partition);
        tally.accepted++;
        tally.meters.accepted();
        save(topic, partition, tally);
    }

    public void duplicate(String topic, int partition) {
        Tally tally = tally(topic, partition);
        tally.duplicate++;
        tally.meters.duplicate();
        save(topic, partition, tally);
    }

    public void deadLettered(String topic, int partition) {
        Tally tally = tally(topic, partition);
        tally.deadLettered++;
        tally.meters.deadLettered();
        save(topic, partition, tally);
    }

    /** The record failed after it was accepted; it has one outcome all the same. */
    public void deadLetteredAfterAll(String topic, int partition) {
        Tally tally = tally(topic, partition);
        tally.accepted--;
        tally.deadLettered++;
        tally.meters.deadLetteredAfterAll();
        save(topic, partition, tally);
    }

    public void rejected(String topic, int partition, String reason) {
        Tally tally = tally(topic, partition);
        tally.rejected.merge(reason, 1L, Long::sum);
        tally.meters.rejected(reason);
        save(topic, partition, tally);
    }

    private Tally tally(String topic, int partition) {
        return tallies.computeIfAbsent(
                new Source(topic, partition), source -> new Tally(meters.source(source.topic())));
    }

    /** There is one entry for each source partition, so all of them are few. */
    private void loadAll() {
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                LedgerEntry entry = read(entries.next().value);
                Tally tally = tally(entry.sourceTopic(), entry.sourcePartition());
                tally.nextOffset = entry.nextOffset();
                tally.consumed = entry.consumed();
                tally.accepted = entry.accepted();
                tally.duplicate = entry.duplicate();
                tally.deadLettered = entry.deadLettered();
                tally.rejected.putAll(entry.rejected());
                tally.meters.tallied(entry.consumed(), entry.decided());
            }
        }
    }

    private void save(String topic, int partition, Tally tally) {
        BinaryWriter writer = new BinaryWriter()
                .writeByte(FORM)
                .writeString(topic)
                .writeCount(partition)
                .writeCount(tally.nextOffset)
                .writeCount(tally.consumed)
                .writeCount(tally.accepted)
                .writeCount(tally.duplicate)
                .writeCount(tally.deadLettered)
                .writeCount(tally.rejected.size());
        tally.rejected.forEach((reason, count) -> writer.writeString(reason).writeCount(count));
        store.put(key(topic, partition), writer.toBytes());
    }

    private LedgerEntry read(byte[] stored) {
        BinaryReader reader = new BinaryReader(stored).expectVersion(FORM);
        String topic = reader.readString();
        int partition = (int) reader.readCount();
        long nextOffset = reader.readCount();
        long consumed = reader.readCount();
        long accepted = reader.readCount();
        long duplicate = reader.readCount();
        long deadLettered = reader.readCount();
        TreeMap<String, Long> rejected = new TreeMap<>();
        long reasons = reader.readCount();
        for (long i = 0; i < reasons; i++) {
            String reason = reader.readString();
            rejected.put(reason, reader.readCount());
        }
        return new LedgerEntry(
                stage, task, topic, partition, nextOffset, consumed, accepted, duplicate, deadLettered, rejected);
    }

    private static Bytes key(String topic, int partition) {
        return Bytes.wrap(
                new BinaryWriter().writeString(topic).writeCount(partition).toBytes());
    }
}
