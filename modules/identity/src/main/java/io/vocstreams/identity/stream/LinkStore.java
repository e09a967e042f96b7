package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.FewLinks;
import io.vocstreams.identity.domain.Link;
import io.vocstreams.identity.domain.LinkHistory;
import io.vocstreams.identity.domain.LinkKind;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The links that start at the places of this partition, by identifier and time. They are written outside of units of
 * work: what is held of them in memory is never taken back.
 */
final class LinkStore {

    static final String NAME = "links-by-identifier";

    private static final byte[] PRESENT = {1};
    private static final int STATED = 0;
    private static final int ASSERTED = 1;

    private final KeyValueStore<Bytes, byte[]> store;
    private final TargetIndex targets;
    private final RecordLimits limits;
    private final RecentLinks recent = new RecentLinks();

    LinkStore(KeyValueStore<Bytes, byte[]> store, KeyValueStore<Bytes, byte[]> targets, RecordLimits limits) {
        this.store = store;
        this.limits = limits;
        this.targets = new TargetIndex(targets);
    }

    KeyValueStore<Bytes, byte[]> entries() {
        return store;
    }

    TargetIndex targets() {
        return targets;
    }

    boolean contains(PlacedLink placed) {
        return few(placed.from().text())
                .map(links -> links.contains(placed.link()))
                .orElseGet(() -> store.get(key(placed)) != null);
    }

    /** The entry of the index is the longest. */
    void requireWritable(PlacedLink placed) {
        limits.requireWritable(TargetIndex.NAME, TargetIndex.key(placed).get(), PRESENT);
    }

    void add(PlacedLink placed) {
        store.put(key(placed), PRESENT);
        recent.change(placed.from().text(), links -> links.with(placed.link()));
        if (isCountedAt(placed.from())) {
            @Nullable Link before = before(placed);
            if (before == null || !before.to().equals(placed.link().to())) {
                targets.add(placed);
                // What was the same target on and on may now begin again behind this link.
                @Nullable Link after = after(placed);
                if (after != null && !after.to().equals(placed.link().to())) {
                    targets.ensure(new PlacedLink(placed.from(), after));
                }
            }
        }
    }

    void remove(PlacedLink placed) {
        store.put(key(placed), null);
        recent.change(placed.from().text(), links -> links.without(placed.link()));
        if (isCountedAt(placed.from())) {
            targets.remove(placed);
            @Nullable Link after = after(placed);
            if (after != null) {
                @Nullable Link before = before(placed);
                if (before == null || !before.to().equals(after.to())) {
                    targets.ensure(new PlacedLink(placed.from(), after));
                }
            }
        }
    }

    LinkHistory of(Identifier from) {
        Optional<FewLinks> few = few(from.text());
        return few.isPresent() ? few.get() : new StoredHistory(from.text());
    }

    /** The entry is about to be dropped by the sweeper. */
    void forget(Bytes key) {
        recent.forget(read(key).from().text());
    }

    /** The winner among the latest asserted links before this time. */
    Optional<Link> latestAssertedBefore(Identifier from, Instant time) {
        return new StoredHistory(from.text()).latestAsserted(time.minusMillis(1));
    }

    static PlacedLink read(Bytes key) {
        KeyReader reader = new KeyReader(key);
        Identifier from = Parts.identifier(reader.text());
        return new PlacedLink(from, readLink(reader));
    }

    /** How many targets a customer id has does not matter. */
    private static boolean isCountedAt(Identifier from) {
        return from.type() != IdentifierType.CUSTOMER_ID;
    }

    private Optional<FewLinks> few(String identifier) {
        return recent.of(identifier, () -> {
            List<Link> links = new ArrayList<>();
            KeyWriter prefix = new KeyWriter().text(identifier);
            try (KeyValueIterator<Bytes, byte[]> entries = store.range(prefix.toKey(), prefix.toRangeEnd())) {
                while (entries.hasNext()) {
                    if (links.size() == RecentLinks.FEW) {
                        return Optional.empty();
                    }
                    links.add(read(entries.next().key).link());
                }
            }
            return Optional.of(new FewLinks(links));
        });
    }

    private @Nullable Link before(PlacedLink placed) {
        Optional<FewLinks> few = few(placed.from().text());
        if (few.isPresent()) {
            return few.get().before(placed.link());
        }
        Bytes start = new KeyWriter().text(placed.from().text()).toKey();
        try (KeyValueIterator<Bytes, byte[]> entries = store.reverseRange(start, key(placed))) {
            return next(entries, placed);
        }
    }

    private @Nullable Link after(PlacedLink placed) {
        Optional<FewLinks> few = few(placed.from().text());
        if (few.isPresent()) {
            return few.get().after(placed.link());
        }
        Bytes end = new KeyWriter().text(placed.from().text()).toRangeEnd();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(key(placed), end)) {
            return next(entries, placed);
        }
    }

    private static @Nullable Link next(KeyValueIterator<Bytes, byte[]> entries, PlacedLink other) {
        while (entries.hasNext()) {
            Link link = read(entries.next().key).link();
            if (!link.equals(other.link())) {
                return link;
            }
        }
        return null;
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

        private final String identifier;

        StoredHistory(String identifier) {
            this.identifier = identifier;
        }

        @Override
        public Optional<Link> latestUntil(Instant time) {
            try (KeyValueIterator<Bytes, byte[]> entries = backwards(time)) {
                if (!entries.hasNext()) {
                    return Optional.empty();
                }
                Link last = link(entries.next().key);
                // The smallest target text of an equal time comes last.
                return entries.hasNext() && link(entries.peekNextKey()).at().equals(last.at())
                        ? first(last.at())
                        : Optional.of(last);
            }
        }

        @Override
        public Optional<Link> earliestAfter(Instant time) {
            return first(time.plusMillis(1));
        }

        @Override
        public boolean anyTargetBetween(Instant first, Instant last, Predicate<Identifier> condition) {
            Instant from = TargetIndex.wholeMillis(first);
            if (from.isAfter(last)) {
                return false;
            }
            // Reading a few is cheaper than the index.
            try (KeyValueIterator<Bytes, byte[]> entries = store.range(startOf(from), endOf(last))) {
                for (int read = 0; read < RecentLinks.FEW; read++) {
                    if (!entries.hasNext()) {
                        return false;
                    }
                    if (condition.test(link(entries.next().key).to())) {
                        return true;
                    }
                }
            }
            return targets.anyBetween(identifier, from, last, condition);
        }

        private Optional<Link> latestAsserted(Instant time) {
            @Nullable Link winner = null;
            try (KeyValueIterator<Bytes, byte[]> entries = backwards(time)) {
                while (entries.hasNext()) {
                    Link link = link(entries.next().key);
                    if (winner != null && !winner.at().equals(link.at())) {
                        break;
                    }
                    winner = link.kind() == LinkKind.ASSERTED ? link : winner;
                }
            }
            return Optional.ofNullable(winner);
        }

        private Optional<Link> first(Instant time) {
            try (KeyValueIterator<Bytes, byte[]> entries =
                    store.range(startOf(time), new KeyWriter().text(identifier).toRangeEnd())) {
                return entries.hasNext() ? Optional.of(link(entries.next().key)) : Optional.empty();
            }
        }

        private KeyValueIterator<Bytes, byte[]> backwards(Instant time) {
            return store.reverseRange(new KeyWriter().text(identifier).toKey(), endOf(time));
        }

        private Bytes startOf(Instant time) {
            return new KeyWriter().text(identifier).time(time).toKey();
        }

        private Bytes endOf(Instant time) {
            return new KeyWriter().text(identifier).time(time).toRangeEnd();
        }

        private Link link(Bytes key) {
            KeyReader reader = new KeyReader(key);
            reader.text();
            return readLink(reader);
        }
    }
}
