package io.vocstreams.client;

/** Counts answers. Belongs to the outbox's lock. */
final class Tally {

    private long sent;
    private long published;
    private long refused;
    private long spooled;
    private long full;

    void sent() {
        sent++;
    }

    void answered(Answer answer) {
        if (answer instanceof Answer.Published) {
            published++;
        } else if (answer instanceof Answer.Refused) {
            refused++;
        } else if (answer instanceof Answer.Spooled) {
            spooled++;
        } else {
            full++;
        }
    }

    Counters snapshot(long underWay, Counters.SpoolCounters spool) {
        return new Counters(sent, published, refused, spooled, full, underWay, spool);
    }
}
