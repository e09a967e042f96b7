package io.vocstreams.identity.stream;

import io.vocstreams.platform.Partitioning;
import io.vocstreams.platform.unit.UnitOfWork;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Brings messages to their places: at once where the place lies in this task's partition, over the loop topic
 * elsewhere.
 */
final class NodeMessages {

    private final int task;
    private final int tasks;
    private final IdentityOutbox outbox;
    private final UnitOfWork unit;
    private final Deque<NodeMessage> here = new ArrayDeque<>();

    NodeMessages(int task, int tasks, IdentityOutbox outbox, UnitOfWork unit) {
        this.task = task;
        this.tasks = tasks;
        this.outbox = outbox;
        this.unit = unit;
    }

    /** What one place says to another stays in order, whichever way it takes. */
    void send(NodeMessage message) {
        if (Partitioning.partitionOf(message.place().text(), tasks) == task) {
            unit.then(() -> here.addLast(message));
        } else {
            outbox.hop(message);
        }
    }

    /**
     * Also handles what the handler sends to places of this partition meanwhile. Should a message fail, the others stay
     * for the next call: their senders take them for delivered.
     */
    void deliver(Consumer<NodeMessage> handler) {
        while (!here.isEmpty()) {
            handler.accept(here.removeFirst());
        }
    }
}
