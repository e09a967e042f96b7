package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.Link;
import io.vocstreams.identity.domain.LinkHistory;
import io.vocstreams.identity.domain.LinkKind;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.model.Identifier;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The links that start at the identifiers of this partition, one entry each, in the order in which they are looked up. */
final class LinkStore {

    static final String NAME = "links-by-identifier";

    private static final byte[] PRESENT = {1};
    private static final int STATED = 0;
    private static final int ASSERTED = 1;

    private final KeyValueStore<Bytes, byte[]> store;

    LinkStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    KeyValueStore<Bytes, byte[]> entries() {
        return store;
    }

    boolean contains(PlacedLink placed) {
        return store.get(key(placed)) != null;
    }

    void add(PlacedLink placed) {
        store.put(key(placed), PRESENT);
    }

    void remove(PlacedLink placed) {
        store.delete(key(placed));
    }

    LinkHistory of(Identifier from) {
        return new StoredHistory(from.text());
    }

    /** The winner among the latest asserted links before this time. */
    Optional<Link> latestAssertedBefore(Identifier from, Instant time) {
        return new StoredHistory(from.text()).latest(time.minusMillis(1), link -> link.kind() == LinkKind.ASSERTED);
    }

    static PlacedLink read(Bytes key) {
        KeyReader reader = new KeyReader(key);
        Identifier from = Parts.identifier(reader.text());
        return new PlacedLink(from, readLink(reader));
    }

    private static Bytes key(PlacedLink placed) {
        Link link = placed.link();
        return new KeyWriter()
                .text(placed.from().text())
                .time(link.at())
                .text(link.to().text())
                .small(link.kind() == LinkKind.STATED ? STATED : ASSERTED)
                .text(link.id())
                .toKey();
    }

    private static Link readLink(KeyReader reader) {
        Instant at = reader.time();
        Identifier to = Parts.identifier(reader.text());
        LinkKind kind = reader.small() == STATED ? LinkKind.STATED : LinkKind.ASSERTED;
        return new Link(to, at, kind, reader.text());
    }

    private final class StoredHistory implements LinkHistory {

        private final String from;

        StoredHistory(String from) {
            this.from = from;
        }

        @Override
        public Optional<Link> latestUntil(Instant time) {
            return latest(time, link -> true);
        }

        @Override
        public Optional<Link> earliestAfter(Instant time) {
            try (KeyValueIterator<Bytes, byte[]> entries = store.range(
                    startOf(time.plusMillis(1)), new KeyWriter().text(from).toRangeEnd())) {
                return entries.hasNext() ? Optional.of(link(entries.next().key)) : Optional.empty();
            }
        }

        @Override
        public boolean anyBetween(Instant first, Instant last, Predicate<Link> condition) {
            if (first.isAfter(last)) {
                return false;
            }
            try (KeyValueIterator<Bytes, byte[]> entries = store.range(startOf(first), endOf(last))) {
                while (entries.hasNext()) {
                    if (condition.test(link(entries.next().key))) {
                        return true;
                    }
                }
                return false;
            }
        }

        /** Backwards, and on while the time is equal: the smallest target text comes last. */
        Optional<Link> latest(Instant time, Predicate<Link> condition) {
            @Nullable Link winner = null;
            try (KeyValueIterator<Bytes, byte[]> entries =
                    store.reverseRange(new KeyWriter().text(from).toKey(), endOf(time))) {
                while (entries.hasNext()) {
                    Link link = link(entries.next().key);
                    if (winner != null && !winner.at().equals(link.at())) {
                        break;
                    }
                    winner = condition.test(link) ? link : winner;
                }
            }
            return Optional.ofNullable(winner);
        }

        private Bytes startOf(Instant time) {
            return new KeyWriter().text(from).time(time).toKey();
        }

        private Bytes endOf(Instant time) {
            return new KeyWriter().text(from).time(time).toRangeEnd();
        }

        private Link link(Bytes key) {
            KeyReader reader = new KeyReader(key);
            reader.text();
            return readLink(reader);
        }
    }
}
