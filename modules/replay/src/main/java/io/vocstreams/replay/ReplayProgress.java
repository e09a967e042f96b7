package io.vocstreams.replay;

import io.vocstreams.replay.csv.Table;

/** Tells a listener now and then how far a replay has come. */
final class ReplayProgress {

    private static final int EVERY = 1000;

    private final ProgressListener listener;
    private final long total;
    private final Tallies tallies;
    private long before;
    private int steps;

    ReplayProgress(ProgressListener listener, long total, Tallies tallies) {
        this.listener = listener;
        this.total = total;
        this.tallies = tallies;
    }

    void readOne(Table.Rows rows) {
        if (++steps % EVERY == 0) {
            listener.progress(Math.min(total, before + rows.bytesRead()), total, tallies.sentSoFar());
        }
    }

    void sentOne() {
        if (++steps % EVERY == 0) {
            listener.progress(total, total, tallies.sentSoFar());
        }
    }

    void finished(long bytes) {
        before += bytes;
    }

    void done() {
        listener.progress(total, total, tallies.sentSoFar());
    }
}
