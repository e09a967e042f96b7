package io.vocstreams.app.cluster;

/** A part of a partition: from the first offset up to, and without, the second. */
public record OffsetRange(long from, long until) {

    static final OffsetRange NOTHING = new OffsetRange(0, 0);

    public boolean isEmpty() {
        return from >= until;
    }
}
