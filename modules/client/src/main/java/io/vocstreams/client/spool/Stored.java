package io.vocstreams.client.spool;

/** One record that waits on disk. */
public final class Stored {

    private final long sequence;
    private final byte[] payload;

    Stored(long sequence, byte[] payload) {
        this.sequence = sequence;
        this.payload = payload;
    }

    public long sequence() {
        return sequence;
    }

    public byte[] payload() {
        return payload;
    }
}
