package io.vocstreams.gateway;

import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Reads the rest of a body that is answered already, and throws it away. A connection that is closed while its sender
 * still writes is reset, and the sender may never see the answer.
 */
final class UnreadBody implements Runnable {

    private final Request request;
    private final Callback callback;
    private final long until;
    private long allowed;

    /** @param most bytes, after which the connection is closed, whatever is still to come */
    UnreadBody(Request request, Callback callback, long most, Duration longest) {
        this.request = request;
        this.callback = callback;
        this.allowed = most;
        this.until = System.nanoTime() + longest.toNanos();
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            allowed -= chunk.remaining();
            chunk.release();
            if (chunk.isLast() || allowed < 0 || System.nanoTime() - until > 0) {
                callback.succeeded();
                return;
            }
        }
    }
}
