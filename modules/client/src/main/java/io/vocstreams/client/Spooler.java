package io.vocstreams.client;

import io.vocstreams.client.spool.Spool;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that writes to disk: all that waits, then one sync for all, then the answers. */
final class Spooler implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Spooler.class);
    private static final SendResult SPOOLED = new SendResult.Spooled();

    private final Outbox outbox;
    private final Spool spool;
    private final Duration syncEvery;
    private long syncedAt = System.nanoTime();
    private boolean unsynced;

    /** @param syncEvery zero: before each answer */
    Spooler(Outbox outbox, Spool spool, Duration syncEvery) {
        this.outbox = outbox;
        this.spool = spool;
        this.syncEvery = syncEvery;
    }

    @Override
    public void run() {
        try {
            while (!outbox.isStopped()) {
                List<Entry> entries = outbox.nextForDisk(unsynced ? untilSync() : Long.MAX_VALUE);
                if (!entries.isEmpty()) {
                    write(entries);
                    outbox.written();
                }
                if (unsynced && untilSync() <= 0) {
                    sync();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private long untilSync() {
        return syncedAt + syncEvery.toNanos() - System.nanoTime();
    }

    private void write(List<Entry> entries) {
        List<Entry> written = new ArrayList<>();
        IOException problem = null;
        for (Entry entry : entries) {
            try {
                if (spool.append(entry.bytes())) {
                    written.add(entry);
                } else {
                    outbox.answer(entry, new SendResult.Full("the spool is full"));
                }
            } catch (IOException failure) {
                problem = failure;
                outbox.answer(entry, unwritable(failure));
            }
        }
        if (problem != null) {
            LOG.error("The spool {} cannot be written: {}", spool.directory(), problem.toString());
        }
        if (written.isEmpty()) {
            return;
        }
        unsynced = true;
        SendResult answer = SPOOLED;
        if (syncEvery.isZero()) {
            IOException failure = sync();
            answer = failure == null ? SPOOLED : unwritable(failure);
        }
        for (Entry entry : written) {
            outbox.answer(entry, answer);
        }
    }

    private @Nullable IOException sync() {
        unsynced = false;
        syncedAt = System.nanoTime();
        try {
            spool.sync();
            return null;
        } catch (IOException failure) {
            LOG.error("The spool {} cannot be written through: {}", spool.directory(), failure.toString());
            return failure;
        }
    }

    private static SendResult.Full unwritable(IOException failure) {
        return new SendResult.Full("the spool cannot be written: " + failure.getMessage());
    }
}
