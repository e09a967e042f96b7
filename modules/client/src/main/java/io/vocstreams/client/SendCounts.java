package io.vocstreams.client;

/** Counts answers. Belongs to the outbox's lock. */
final class SendCounts {

    private long sent;
    private long published;
    private long refused;
    private long spooled;
    private long full;

    void sent() {
        sent++;
    }

    void answered(SendResult answer) {
        if (answer instanceof SendResult.Published) {
            published++;
        } else if (answer instanceof SendResult.Refused) {
            refused++;
        } else if (answer instanceof SendResult.Spooled) {
            spooled++;
        } else {
            full++;
        }
    }

    Counters snapshot(long underWay, Counters.SpoolCounters spool) {
        return new Counters(sent, published, refused, spooled, full, underWay, spool);
    }
}
