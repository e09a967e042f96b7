package io.vocstreams.journey.stream;

import io.vocstreams.platform.time.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps messages for other tasks until they are sent, as many in one record as fit in: what costs is the record. */
final class PendingMessages {

    private final int largest;
    private final Map<Integer, List<Batch>> byPartition = new TreeMap<>();

    /** What is sent as one record; it arrived when the first of it did of which that is known. */
    static final class Batch {

        private final List<byte[]> messages = new ArrayList<>();
        private Arrival arrival = Arrival.UNKNOWN;
        private long size;

        List<byte[]> messages() {
            return messages;
        }

        Arrival arrival() {
            return arrival;
        }
    }

    interface Sender {

        void send(int partition, Batch batch);
    }

    /** @param largest bytes of a batch, unless one message alone is larger */
    PendingMessages(int largest) {
        this.largest = largest;
    }

    void add(int partition, byte[] message, Arrival arrival) {
        List<Batch> batches = byPartition.computeIfAbsent(partition, any -> new ArrayList<>());
        if (batches.isEmpty() || batches.get(batches.size() - 1).size + message.length > largest) {
            batches.add(new Batch());
        }
        Batch last = batches.get(batches.size() - 1);
        last.messages.add(message);
        last.size += message.length;
        last.arrival = last.arrival.isKnown() ? last.arrival : arrival;
    }

    /** Hands over all, in the order in which it was added, and forgets it. */
    void take(Sender sender) {
        byPartition.forEach((partition, batches) -> batches.forEach(batch -> sender.send(partition, batch)));
        byPartition.clear();
    }
}
