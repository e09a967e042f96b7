package io.vocstreams.platform.time;

import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The watermarks of the stage before. They travel in a topic of their own, so each is held back until this task has
 * seen every record that it comes after.
 */
public final class UpstreamTimes implements Upstream {

    public static final String STORE = "waiting-by-task";

    private static final VersionedForm<Deque<Watermark>> FORM =
            new VersionedForm<>(STORE, 1, UpstreamTimes::write, UpstreamTimes::read);

    private final ReportedWatermarks reports;
    private final TimeState state;
    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<Integer, Deque<Watermark>> waiting = new HashMap<>();

    public UpstreamTimes(ReportedWatermarks reports, TimeState state, KeyValueStore<Bytes, byte[]> store) {
        this.reports = reports;
        this.state = state;
        this.store = store;
    }

    /** To be called when a record was handled: a watermark may have waited for it. */
    public void saw(Headers headers) {
        Sequence sequence = Sequence.of(headers);
        if (sequence != null) {
            saw(sequence);
        }
    }

    public void saw(Sequence sequence) {
        state.raise(seen(sequence.task()), sequence.count());
        apply(sequence.task());
    }

    @Override
    public void report(Watermark watermark) {
        reports.requireKnown(watermark.task());
        waiting(watermark.task()).addLast(watermark);
        save(watermark.task());
        apply(watermark.task());
    }

    /** The least settled watermark of all tasks before this one. */
    @Override
    public long watermark() {
        return reports.watermark();
    }

    @Override
    public boolean areAllIdle() {
        return reports.areAllIdle()
                && IntStream.range(0, reports.tasks())
                        .allMatch(task -> waiting(task).isEmpty());
    }

    private void apply(int task) {
        Deque<Watermark> queue = waiting(task);
        boolean changed = false;
        while (!queue.isEmpty() && queue.getFirst().after() <= Math.max(0, state.get(seen(task)))) {
            reports.report(queue.removeFirst());
            changed = true;
        }
        if (changed) {
            save(task);
        }
    }

    private Deque<Watermark> waiting(int task) {
        return waiting.computeIfAbsent(task, this::load);
    }

    private Deque<Watermark> load(int task) {
        byte[] stored = store.get(key(task));
        return stored == null ? new ArrayDeque<>() : FORM.fromStore(stored);
    }

    private void save(int task) {
        Deque<Watermark> queue = waiting(task);
        if (queue.isEmpty()) {
            store.put(key(task), null);
            return;
        }
        store.put(key(task), FORM.toBytes(queue));
    }

    private static void write(Deque<Watermark> queue, BinaryWriter writer) {
        queue.forEach(watermark -> watermark.write(writer));
    }

    private static Deque<Watermark> read(BinaryReader reader) {
        Deque<Watermark> queue = new ArrayDeque<>();
        while (!reader.isAtEnd()) {
            queue.addLast(Watermark.read(reader));
        }
        return queue;
    }

    private static String seen(int task) {
        return "seen/" + task;
    }

    private static Bytes key(int task) {
        return Bytes.wrap(new BinaryWriter().writeCount(task).toBytes());
    }
}
