package io.vocstreams.app.ledger;

import io.vocstreams.platform.ledger.LedgerEntry;
import java.util.Map;
import java.util.TreeMap;

/** What all tasks of a stage say about one source partition. */
record Account(
        long nextOffset, long consumed, long accepted, long duplicate, long deadLettered, Map<String, Long> rejected) {

    static final Account EMPTY = new Account(0, 0, 0, 0, 0, Map.of());

    Account plus(LedgerEntry entry) {
        Map<String, Long> reasons = new TreeMap<>(rejected);
        entry.rejected().forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        return new Account(
                Math.max(nextOffset, entry.nextOffset()),
                consumed + entry.consumed(),
                accepted + entry.accepted(),
                duplicate + entry.duplicate(),
                deadLettered + entry.deadLettered(),
                reasons);
    }

    long rejectedInAll() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Read, and not decided yet. */
    long inFlight() {
        return consumed - accepted - duplicate - deadLettered - rejectedInAll();
    }
}
