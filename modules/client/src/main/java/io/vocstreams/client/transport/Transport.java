package io.vocstreams.client.transport;

import io.vocstreams.contracts.InputRecord;
import java.util.List;

/** A way out. All but {@link #close} is called by one thread. */
public interface Transport extends AutoCloseable {

    /** Hears of each record of a batch once, from any thread. */
    @FunctionalInterface
    interface Listener {
        void delivered(int index, Delivery delivery);
    }

    /**
     * Sends the records in order, once. May wait for room on the way, but not for answers that can come later. Throws
     * nothing: a failure is an answer.
     */
    void send(List<InputRecord> batch, Listener listener);

    /** Ends at once; what has no answer yet is answered with a failure. */
    @Override
    void close();
}
