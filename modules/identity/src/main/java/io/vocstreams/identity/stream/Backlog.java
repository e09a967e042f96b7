package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.HeldInteraction;
import io.vocstreams.identity.domain.LinkReach;
import io.vocstreams.identity.stream.HeldStore.HeldKey;
import io.vocstreams.model.Identifier;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The interactions that a changed link makes a place look at again, where they are too many for one go. What waits here
 * was not reported to anybody yet, so no watermark may pass meanwhile.
 */
final class Backlog {

    static final String NAME = "ranges-by-identifier";

    static final VersionedForm<Waiting> FORM = new VersionedForm<>(NAME, 1, Waiting::write, Waiting::read);

    private final KeyValueStore<Bytes, byte[]> store;
    private final HeldStore interactions;
    private final Slices slices;
    private final RecordLimits limits;
    private boolean empty;

    /** How many interactions are looked at again in one go: at once when a link changes, and in each tick. */
    record Slices(int atOnce, int perTick) {

        /** So many take about a tenth of a second, half of the time from tick to tick. */
        static final Slices DEFAULT = new Slices(1000, 1000);
    }

    /** One for each place. */
    record Waiting(Bytes next, Bytes end) {

        private static Waiting read(BinaryReader reader) {
            Bytes next = Bytes.wrap(reader.readBytes());
            return new Waiting(next, Bytes.wrap(reader.readBytes()));
        }

        private void write(BinaryWriter writer) {
            writer.writeBytes(next.get()).writeBytes(end.get());
        }

        /** With what lies between, if anything: to look at an interaction twice changes nothing. */
        Waiting and(Waiting other) {
            return new Waiting(
                    next.compareTo(other.next) < 0 ? next : other.next, end.compareTo(other.end) > 0 ? end : other.end);
        }
    }

    Backlog(KeyValueStore<Bytes, byte[]> store, HeldStore interactions, Slices slices, RecordLimits limits) {
        this.store = store;
        this.interactions = interactions;
        this.slices = slices;
        this.limits = limits;
        this.empty = first() == null;
    }

    boolean isEmpty() {
        return empty;
    }

    /** Looks at what is held at a place for these times, now or later. */
    void look(Identifier place, LinkReach reach, BiConsumer<HeldKey, HeldInteraction> action) {
        Bytes key = new KeyWriter().text(place.text()).toKey();
        Waiting wanted = new Waiting(HeldStore.startOf(place, reach), HeldStore.endOf(place, reach));
        byte[] stored = store.get(key);
        Waiting all = stored == null ? wanted : FORM.fromStore(stored).and(wanted);
        if (stored != null && canWait(key, all)) {
            store.put(key, FORM.toBytes(all));
        } else {
            work(key, all, slices.atOnce(), action);
        }
    }

    /** A slice of what waits. */
    void work(BiConsumer<HeldKey, HeldInteraction> action) {
        if (!empty) {
            @Nullable KeyValue<Bytes, byte[]> first = first();
            if (first != null) {
                work(first.key, FORM.fromStore(first.value), slices.perTick(), action);
            }
            empty = first() == null;
        }
    }

    /** Should one fail, it is left behind with an error of its own; it must not stop the others. */
    private void work(Bytes key, Waiting waiting, int most, BiConsumer<HeldKey, HeldInteraction> action) {
        HeldStore.Walk walk = interactions.walk(waiting.next(), waiting.end());
        try {
            do {
                walk.forEach(most, action);
            } while (!canWait(key, walk.next(), waiting.end()));
        } finally {
            Bytes next = walk.next();
            if (next != null) {
                store.put(key, FORM.toBytes(new Waiting(next, waiting.end())));
                empty = false;
            } else if (store.get(key) != null) {
                store.put(key, null);
            }
        }
    }

    /** A place and ids may be so long that there is no entry which could be written: then nothing waits. */
    private boolean canWait(Bytes key, @Nullable Bytes next, Bytes end) {
        return next == null || canWait(key, new Waiting(next, end));
    }

    private boolean canWait(Bytes key, Waiting waiting) {
        return limits.isWritable(key.get(), FORM.toBytes(waiting));
    }

    private @Nullable KeyValue<Bytes, byte[]> first() {
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            return entries.hasNext() ? entries.next() : null;
        }
    }
}
