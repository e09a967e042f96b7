package io.vocstreams.journey.stream;

import io.vocstreams.platform.Partitioning;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Brings a message to the task it is for: over the loop topic, or on the spot if it is this one. */
final class Exchange {

    private final int task;
    private final int partitions;
    private final JourneyOutbox outbox;
    private final Consumer<ExchangeMessage> onTheSpot;

    Exchange(int task, int partitions, JourneyOutbox outbox, Consumer<ExchangeMessage> onTheSpot) {
        this.task = task;
        this.partitions = partitions;
        this.outbox = outbox;
        this.onTheSpot = onTheSpot;
    }

    /** Whether what has that id is kept here. */
    boolean isPlaceOf(String id) {
        return Partitioning.partitionOf(id, partitions) == task;
    }

    void send(ExchangeMessage message) {
        send(message, onTheSpot);
    }

    /** What is said of guidance, which may be of very many at once. */
    void claimGuidance(ExchangeMessage message) {
        bring(message, onTheSpot, outbox::claimGuidance);
    }

    /** To every task that holds customers. */
    void sendToAll(ExchangeMessage message, Consumer<ExchangeMessage> here) {
        for (int partition = 0; partition < partitions; partition++) {
            if (partition == task) {
                here.accept(message);
            } else {
                outbox.exchange(partition, message);
            }
        }
    }

    void send(ExchangeMessage message, Consumer<ExchangeMessage> here) {
        bring(message, here, outbox::exchange);
    }

    private void bring(
            ExchangeMessage message, Consumer<ExchangeMessage> here, BiConsumer<Integer, ExchangeMessage> there) {
        int partition = Partitioning.partitionOf(message.place(), partitions);
        if (partition == task) {
            here.accept(message);
        } else {
            there.accept(partition, message);
        }
    }
}
