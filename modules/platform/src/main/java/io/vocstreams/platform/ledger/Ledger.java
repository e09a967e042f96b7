package io.vocstreams.platform.ledger;

import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.VersionedForm;
import io.vocstreams.platform.metrics.SourceMeters;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.metrics.TaskMeters;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Counts what a task consumed and decided, per source partition. Entries go out when the task commits, in the
 * transaction of the decisions themselves.
 */
public final class Ledger {

    public static final String STORE = "entries-by-source";

    private final String stage;
    private final int task;
    private final KeyValueStore<Bytes, byte[]> store;
    private final TaskMeters meters;
    private final VersionedForm<LedgerEntry> form = new VersionedForm<>(STORE, 2, Ledger::write, this::read);
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
        private boolean isChanged;

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

    /** To be called before each commit: keeps and emits the entries that have changed since the last one. */
    public void write(Consumer<LedgerEntry> emit) {
        tallies.forEach((source, tally) -> {
            if (tally.isChanged) {
                tally.isChanged = false;
                LedgerEntry entry = entry(source, tally);
                store.put(key(source), form.toBytes(entry));
                emit.accept(entry);
            }
        });
    }

    /** The record is read; where and when it is decided is not said yet. */
    public void consumed(String topic, int partition, long offset) {
        Tally tally = tally(topic, partition);
        tally.consumed++;
        tally.meters.consumed();
        tally.nextOffset = offset + 1;
    }

    public void accepted(String topic, int partition) {
        Tally tally = tally(topic, partition);
        tally.accepted++;
        tally.meters.accepted();
    }

    public void duplicate(String topic, int partition) {
        Tally tally = tally(topic, partition);
        tally.duplicate++;
        tally.meters.duplicate();
    }

    public void deadLettered(String topic, int partition) {
        Tally tally = tally(topic, partition);
        tally.deadLettered++;
        tally.meters.deadLettered();
    }

    /** The record failed after it was accepted; it has one outcome all the same. */
    public void deadLetteredAfterAll(String topic, int partition) {
        Tally tally = tally(topic, partition);
        tally.accepted--;
        tally.deadLettered++;
        tally.meters.deadLetteredAfterAll();
    }

    public void rejected(String topic, int partition, String reason) {
        Tally tally = tally(topic, partition);
        tally.rejected.merge(reason, 1L, Long::sum);
        tally.meters.rejected(reason);
    }

    /** To be changed. */
    private Tally tally(String topic, int partition) {
        Tally tally = tallies.computeIfAbsent(
                new Source(topic, partition), source -> new Tally(meters.source(source.topic())));
        tally.isChanged = true;
        return tally;
    }

    /** There is one entry for each source partition, so all of them are few. */
    private void loadAll() {
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                LedgerEntry entry = form.fromStore(entries.next().value);
                Tally tally = tally(entry.sourceTopic(), entry.sourcePartition());
                tally.nextOffset = entry.nextOffset();
                tally.consumed = entry.consumed();
                tally.accepted = entry.accepted();
                tally.duplicate = entry.duplicate();
                tally.deadLettered = entry.deadLettered();
                tally.rejected.putAll(entry.rejected());
                tally.isChanged = false;
                tally.meters.tallied(entry.consumed(), entry.decided());
            }
        }
    }

    private static void write(LedgerEntry entry, BinaryWriter writer) {
        writer.writeString(entry.sourceTopic())
                .writeCount(entry.sourcePartition())
                .writeCount(entry.nextOffset())
                .writeCount(entry.consumed())
                .writeCount(entry.accepted())
                .writeCount(entry.duplicate())
                .writeCount(entry.deadLettered())
                .writeCount(entry.rejected().size());
        entry.rejected().forEach((reason, count) -> writer.writeString(reason).writeCount(count));
    }

    private LedgerEntry read(BinaryReader reader) {
        String topic = reader.readString();
        int partition = (int) reader.readCount();
        long nextOffset = reader.readCount();
        long consumed = reader.readCount();
        long accepted = reader.readCount();
        long duplicate = reader.readCount();
        long deadLettered = reader.readCount();
        Map<String, Long> rejected = new TreeMap<>();
        long reasons = reader.readCount();
        for (long i = 0; i < reasons; i++) {
            String reason = reader.readString();
            rejected.put(reason, reader.readCount());
        }
        return new LedgerEntry(
                stage, task, topic, partition, nextOffset, consumed, accepted, duplicate, deadLettered, rejected);
    }

    private LedgerEntry entry(Source source, Tally tally) {
        return new LedgerEntry(
                stage,
                task,
                source.topic(),
                source.partition(),
                tally.nextOffset,
                tally.consumed,
                tally.accepted,
                tally.duplicate,
                tally.deadLettered,
                new TreeMap<>(tally.rejected));
    }

    private static Bytes key(Source source) {
        return Bytes.wrap(new BinaryWriter()
                .writeString(source.topic())
                .writeCount(source.partition())
                .toBytes());
    }
}
