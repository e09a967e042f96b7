package io.vocstreams.gateway;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/** Closes connections whose head comes byte by byte without end: such a one is never idle. */
final class SlowHeads implements Connection.Listener {

    private final Scheduler scheduler;
    private final Duration interval;

    SlowHeads(Scheduler scheduler, Duration interval) {
        this.scheduler = scheduler;
        this.interval = interval;
    }

    @Override
    public void onOpened(Connection connection) {
        later(new Look(connection, 0, 0, false));
    }

    private void later(Look look) {
        scheduler.schedule(() -> next(look), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void next(Look before) {
        Connection connection = before.connection;
        if (!connection.getEndPoint().isOpen()) {
            return;
        }
        boolean drips = connection.getBytesIn() > before.bytes
                && connection.getMessagesIn() == before.requests
                && connection.getMessagesOut() == before.requests;
        // A head that has just begun is one now; one that has lasted since the last time is one twice.
        if (drips && before.dripped) {
            connection.getEndPoint().close();
        } else {
            later(new Look(connection, connection.getBytesIn(), connection.getMessagesIn(), drips));
        }
    }

    /** What there was of a connection at one time. */
    private record Look(Connection connection, long bytes, long requests, boolean dripped) {}
}
