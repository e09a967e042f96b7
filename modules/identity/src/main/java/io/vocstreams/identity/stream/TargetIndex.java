package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.LinkKind;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.model.Identifier;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which targets the links of an identifier have on each day, so that many links to few targets need not all be read. A
 * link that follows one to the same target is left out: a device with one user has one entry, however often it is seen.
 */
final class TargetIndex {

    static final String NAME = "targets-by-identifier";

    private static final byte[] PRESENT = {1};
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** Reading on so far is cheaper than looking up the next key. */
    private static final int STEPS = 8;

    private final KeyValueStore<Bytes, byte[]> store;

    TargetIndex(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    KeyValueStore<Bytes, byte[]> entries() {
        return store;
    }

    void add(PlacedLink placed) {
        store.put(key(placed), PRESENT);
    }

    void ensure(PlacedLink placed) {
        if (store.get(key(placed)) == null) {
            add(placed);
        }
    }

    void remove(PlacedLink placed) {
        if (store.get(key(placed)) != null) {
            store.put(key(placed), null);
        }
    }

    /** Of the links in the index: the first link of a time may be missing, which its reader has to add. */
    boolean anyBetween(String from, Instant first, Instant last, Predicate<Identifier> condition) {
        Bytes end = day(from, dayOf(last)).toRangeEnd();
        Bytes next = day(from, dayOf(first)).toKey();
        while (next.compareTo(end) < 0) {
            try (KeyValueIterator<Bytes, byte[]> entries = store.range(next, end)) {
                Bytes skipTo = next;
                for (int steps = 0; ; ) {
                    if (!entries.hasNext()) {
                        return false;
                    }
                    Bytes key = entries.next().key;
                    if (key.compareTo(skipTo) < 0) {
                        if (++steps > STEPS) {
                            break;
                        }
                        continue;
                    }
                    steps = 0;
                    Entry entry = Entry.read(key);
                    boolean early = entry.at().isBefore(first);
                    if (!early && !entry.at().isAfter(last) && condition.test(Parts.identifier(entry.to()))) {
                        return true;
                    }
                    KeyWriter target = day(from, entry.day()).text(entry.to());
                    skipTo = early ? target.time(first).toKey() : target.toRangeEnd();
                }
                next = skipTo;
            }
        }
        return false;
    }

    static Instant at(Bytes key) {
        return Entry.read(key).at();
    }

    /** The earliest whole millisecond not before a time: links have whole ones. */
    static Instant wholeMillis(Instant time) {
        return Instant.ofEpochMilli(time.plusNanos(999_999).toEpochMilli());
    }

    static Bytes key(PlacedLink placed) {
        return day(placed.from().text(), dayOf(placed.link().at()))
                .text(placed.link().to().text())
                .time(placed.link().at())
                .small(placed.link().kind() == LinkKind.STATED ? 0 : 1)
                .text(placed.link().id())
                .toKey();
    }

    private static KeyWriter day(String from, long day) {
        return new KeyWriter().text(from).number(day);
    }

    private static long dayOf(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), DAY);
    }

    private record Entry(long day, String to, Instant at) {

        static Entry read(Bytes key) {
            KeyReader reader = new KeyReader(key);
            reader.text();
            long day = reader.number();
            String to = reader.text();
            return new Entry(day, to, reader.time());
        }
    }
}
