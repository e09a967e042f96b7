package io.vocstreams.client;

import io.vocstreams.client.spool.Spool;
import io.vocstreams.client.spool.Stored;
import io.vocstreams.client.transport.Delivery;
import io.vocstreams.client.transport.Transport;
import io.vocstreams.contracts.InputRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that uses the transport: for what is in memory, or for what is on disk while something is. */
final class Sender implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int BATCH_BYTES = 512 * 1024;

    private final Outbox outbox;
    private final Transport transport;
    private final int batchRecords;
    private final @Nullable Drain drain;
    private final Codec codec = new Codec();

    /** The disk, and where what is refused from it is kept. */
    record Drain(Spool spool, RefusedRecords refused, SpoolTally tally) {}

    Sender(Outbox outbox, Transport transport, int batchRecords, @Nullable Drain drain) {
        this.outbox = outbox;
        this.transport = transport;
        this.batchRecords = batchRecords;
        this.drain = drain;
    }

    @Override
    public void run() {
        try {
            for (Outbox.Turn turn = outbox.next(); turn != Outbox.Turn.STOP; turn = outbox.next()) {
                if (turn == Outbox.Turn.SEND) {
                    send(outbox.batch());
                } else if (drain != null) {
                    drain(drain);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Entry> batch) {
        transport.send(
                batch.stream().map(entry -> entry.record).toList(),
                (index, delivery) -> outbox.delivered(batch.get(index), delivery));
    }

    private void drain(Drain from) throws InterruptedException {
        try {
            List<Stored> stored = from.spool.peek(batchRecords, BATCH_BYTES);
            if (!stored.isEmpty()) {
                settle(from, stored, deliveries(stored));
            }
        } catch (IOException failure) {
            LOG.error("The spool {} cannot be read: {}", from.spool.directory(), failure.toString());
            outbox.pause(Duration.ZERO);
        }
    }

    private List<Delivery> deliveries(List<Stored> stored) throws InterruptedException {
        Delivery[] deliveries = new Delivery[stored.size()];
        List<InputRecord> records = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            InputRecord record = codec.read(stored.get(i).payload());
            if (record == null) {
                deliveries[i] = new Delivery.Turned(Codec.OF_ANOTHER_BUILD);
            } else {
                records.add(record);
                places.add(i);
            }
        }
        CountDownLatch open = new CountDownLatch(records.size());
        transport.send(records, (index, delivery) -> {
            deliveries[places.get(index)] = delivery;
            open.countDown();
        });
        open.await();
        return List.of(deliveries);
    }

    /** What is in front of the first failure is done with. What is behind it comes again, and counts once. */
    private void settle(Drain from, List<Stored> stored, List<Delivery> deliveries) throws IOException {
        int done = 0;
        int turned = 0;
        Delivery.Failed failure = null;
        for (Delivery delivery : deliveries) {
            if (delivery instanceof Delivery.Failed failed) {
                failure = failed;
                break;
            }
            if (delivery instanceof Delivery.Turned refusal) {
                from.refused.keep(stored.get(done).payload(), refusal.rejection());
                turned++;
            }
            done++;
        }
        if (done > 0) {
            from.refused.sync();
            from.spool.acknowledge(stored.get(done - 1).sequence());
            from.tally.drained(done - turned, turned);
            outbox.drained();
        }
        if (failure != null) {
            outbox.pause(failure.pause());
        }
    }
}
