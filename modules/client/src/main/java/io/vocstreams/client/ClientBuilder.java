package io.vocstreams.client;

import io.vocstreams.client.spool.Spool;
import io.vocstreams.client.transport.Transport;
import io.vocstreams.platform.RecordLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The choices of a client; each has a default. */
public final class ClientBuilder {

    private static final long SMALLEST = 8 << 20;
    private static final int BATCH_RECORDS = 500;
    private static final long BATCH_BYTES = 4 << 20;
    private static final Duration PATIENCE_WITH_SPOOL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Function<Duration, Transport> transport;
    private long memory = 32 << 20;
    private Duration waitForRoom = Duration.ZERO;
    private @Nullable Duration patience;
    private @Nullable Path spool;
    private long spoolLimit;
    private Duration syncSpoolEvery = Duration.ZERO;
    private long largestRecord = RecordLimits.DEFAULT_READ;
    private InstantSource clock = InstantSource.system();

    ClientBuilder(Function<Duration, Transport> transport) {
        this.transport = transport;
    }

    /** Bytes of memory for what has no answer yet, about; 32 MB if not chosen, 8 MB at least. */
    public ClientBuilder memory(long bytes) {
        memory = Math.max(SMALLEST, bytes);
        return this;
    }

    /** How long a send may wait when memory is full, before it is answered with FULL; not at all if not chosen. */
    public ClientBuilder waitForRoom(Duration longest) {
        waitForRoom = longest;
        return this;
    }

    /**
     * How long a record is tried: then it goes to the spool (10 s if not chosen), or is answered with FULL where there
     * is none (2 min if not chosen).
     */
    public ClientBuilder patience(Duration longest) {
        patience = longest;
        return this;
    }

    /**
     * Keeps on disk what cannot be published now, also beyond the end of this process.
     *
     * @param directory of this client alone
     * @param limit in bytes; when it is reached the oldest are kept, and sends are answered with FULL
     */
    public ClientBuilder spool(Path directory, long limit) {
        spool = directory;
        spoolLimit = limit;
        return this;
    }

    /**
     * How much of what was answered with SPOOLED the loss of power may take: nothing if zero, which is the default (one
     * sync for all that wait together). The end of the process alone never takes any.
     */
    public ClientBuilder syncSpoolEvery(Duration longest) {
        syncSpoolEvery = longest;
        return this;
    }

    /** As {@code voc.max-record-bytes} says where the stages run; 1,048,576 if not chosen. */
    public ClientBuilder largestRecord(int bytes) {
        largestRecord = bytes;
        return this;
    }

    /** The wall clock that times are judged by. */
    ClientBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    /**
     * Opens the spool, and begins to send.
     *
     * @throws IllegalStateException if another client has the spool
     * @throws UncheckedIOException if the spool's folder cannot be used
     */
    public VocClient open() {
        Sender.Drain disk = spool == null ? null : openSpool(spool);
        Duration longest = patience != null ? patience : disk == null ? PATIENCE : PATIENCE_WITH_SPOOL;
        Outbox outbox = new Outbox(
                new Outbox.Limits(memory, waitForRoom, longest, BATCH_RECORDS, BATCH_BYTES),
                disk == null ? null : disk.spool()::records,
                new BackOff(RandomGenerator.getDefault()));
        Transport way = transport.apply(longest);
        return new VocClient(
                outbox,
                way,
                new Sender(outbox, way, BATCH_RECORDS, disk),
                disk == null ? null : new Spooler(outbox, disk.spool(), syncSpoolEvery),
                disk,
                clock,
                largestRecord);
    }

    private Sender.Drain openSpool(Path directory) {
        try {
            Spool opened = Spool.open(directory, spoolLimit);
            RefusedRecords refused = new RefusedRecords(directory.resolve("refused.jsonl"), spoolLimit);
            return new Sender.Drain(opened, refused, new SpoolTally(opened, refused));
        } catch (IOException failure) {
            throw new UncheckedIOException("the spool " + directory + " cannot be used", failure);
        }
    }
}
