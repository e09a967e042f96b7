package io.vocstreams.client;

import io.vocstreams.model.Incoming;
import java.util.List;

/**
 * What was not published when a client was closed.
 *
 * @param unanswered had no answer by then and are not on disk; each was answered with {@link SendResult.Full}
 * @param spooled wait on disk for the next client
 */
public record Remainder(List<Incoming> unanswered, long spooled) {

    /** Whether everything is where it belongs. */
    public boolean isEmpty() {
        return unanswered.isEmpty() && spooled == 0;
    }
}
