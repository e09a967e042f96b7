package io.vocstreams.client;

import io.vocstreams.client.spool.Spool;

/** Counts what leaves the disk. */
final class SpoolTally {

    private final Spool spool;
    private final RefusedRecords refusedRecords;
    private final long found;
    private long published;
    private long refused;

    SpoolTally(Spool spool, RefusedRecords refusedRecords) {
        this.spool = spool;
        this.refusedRecords = refusedRecords;
        this.found = spool.records();
    }

    synchronized void drained(int morePublished, int moreRefused) {
        published += morePublished;
        refused += moreRefused;
    }

    synchronized Counters.SpoolCounters snapshot() {
        return new Counters.SpoolCounters(
                found,
                spool.written(),
                published,
                refused,
                refusedRecords.unkept(),
                spool.records(),
                spool.damaged(),
                spool.bytes());
    }
}
