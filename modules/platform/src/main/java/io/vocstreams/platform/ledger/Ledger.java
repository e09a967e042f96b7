package io.vocstreams.platform.ledger;

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
                store.put(key(source), bytes(source, tally));
                emit.accept(entry(source, tally));
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
                BinaryReader reader = new BinaryReader(entries.next().value).expectVersion(FORM);
                Source source = new Source(reader.readString(), (int) reader.readCount());
                Tally tally = tally(source.topic(), source.partition());
                tally.nextOffset = reader.readCount();
                tally.consumed = reader.readCount();
                tally.accepted = reader.readCount();
                tally.duplicate = reader.readCount();
                tally.deadLettered = reader.readCount();
                long reasons = reader.readCount();
                for (long i = 0; i < reasons; i++) {
                    String reason = reader.readString();
                    tally.rejected.put(reason, reader.readCount());
                }
                tally.isChanged = false;
                tally.meters.tallied(tally.consumed, entry(source, tally).decided());
            }
        }
    }

    private static byte[] bytes(Source source, Tally tally) {
        BinaryWriter writer = new BinaryWriter()
                .writeByte(FORM)
                .writeString(source.topic())
                .writeCount(source.partition())
                .writeCount(tally.nextOffset)
                .writeCount(tally.consumed)
                .writeCount(tally.accepted)
                .writeCount(tally.duplicate)
                .writeCount(tally.deadLettered)
                .writeCount(tally.rejected.size());
        tally.rejected.forEach((reason, count) -> writer.writeString(reason).writeCount(count));
        return writer.toBytes();
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
