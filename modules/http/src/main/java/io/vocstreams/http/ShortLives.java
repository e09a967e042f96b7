package io.vocstreams.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes each connection some time after it was opened. A client that sends or takes its bytes one by one is never
 * idle, and would keep its connection for ever; others just open the next one.
 */
final class ShortLives implements Connection.Listener {

    /** For an answer that is under way when it is time. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private final Duration life;

    ShortLives(Scheduler scheduler, Duration life) {
        this.scheduler = scheduler;
        this.life = life;
    }

    @Override
    public void onOpened(Connection connection) {
        after(life, () -> end(connection));
    }

    private void end(Connection connection) {
        if (connection.getMessagesIn() > connection.getMessagesOut()) {
            after(GRACE, connection.getEndPoint()::close);
        } else {
            connection.getEndPoint().close();
        }
    }

    private void after(Duration pause, Runnable action) {
        scheduler.schedule(action, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
