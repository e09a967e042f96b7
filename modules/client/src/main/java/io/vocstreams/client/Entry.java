package io.vocstreams.client;

import io.vocstreams.contracts.InputRecord;
import java.util.concurrent.CompletableFuture;

/** One send that has no answer yet. Its mutable state belongs to the outbox's lock. */
final class Entry {

    /** A record in memory takes about four times what it takes in Avro, and some objects beside it. */
    private static final int SWELLING = 4;

    private static final int OBJECTS = 512;

    final InputRecord record;
    final CompletableFuture<SendResult> future = new CompletableFuture<>();
    final long sentAt;
    final long weight;
    private final byte[] bytes;
    long number;
    boolean answered;

    Entry(InputRecord record, byte[] bytes, long sentAt) {
        this.record = record;
        this.bytes = bytes;
        this.sentAt = sentAt;
        this.weight = OBJECTS + (long) SWELLING * bytes.length;
    }

    /** As it goes to disk. */
    byte[] bytes() {
        return bytes;
    }
}
