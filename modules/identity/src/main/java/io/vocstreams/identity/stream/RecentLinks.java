package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.FewLinks;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The links of the identifiers that were used last, in memory: an event asks up to ten times for those of one
 * identifier, and the next one of the same device asks again.
 */
final class RecentLinks {

    /** More links than this are not held of one identifier. */
    static final int FEW = 32;

    /** Some 150 bytes each. An identifier counts as one more. */
    private static final int MOST_HELD = 20_000;

    /** By use, the latest last; empty of identifiers that have more than a few. */
    private final Map<String, Optional<FewLinks>> byIdentifier = new LinkedHashMap<>(16, 0.75f, true);

    private int held;

    /** @param reading returns nothing if there are more than a few */
    Optional<FewLinks> of(String identifier, Supplier<Optional<FewLinks>> reading) {
        Optional<FewLinks> known = byIdentifier.get(identifier);
        if (known != null) {
            return known;
        }
        Optional<FewLinks> read = reading.get();
        put(identifier, read);
        return read;
    }

    /** The links of an identifier have changed; of others nothing is held. */
    void change(String identifier, UnaryOperator<FewLinks> change) {
        Optional<FewLinks> before = byIdentifier.get(identifier);
        if (before != null) {
            put(identifier, before.map(change).filter(links -> links.links().size() <= FEW));
        }
    }

    void forget(String identifier) {
        Optional<FewLinks> before = byIdentifier.remove(identifier);
        held -= before == null ? 0 : size(before);
    }

    private void put(String identifier, Optional<FewLinks> links) {
        forget(identifier);
        byIdentifier.put(identifier, links);
        held += size(links);
        Iterator<Optional<FewLinks>> eldest = byIdentifier.values().iterator();
        while (held > MOST_HELD) {
            held -= size(eldest.next());
            eldest.remove();
        }
    }

    private static int size(Optional<FewLinks> links) {
        return 1 + links.map(few -> few.links().size()).orElse(0);
    }
}
