package io.vocstreams.client;

import io.vocstreams.client.transport.GatewayTransport;
import io.vocstreams.client.transport.KafkaTransport;
import io.vocstreams.client.transport.Transport;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what a producing service has to say, to Kafka or to the gateway. Safe for many threads; one for a process is
 * enough. Made by {@link #toKafka} or {@link #toGateway}.
 */
public final class VocClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VocClient.class);
    private static final Intake INTAKE = new Intake(Duration.ofMinutes(5));
    private static final Rejection BEYOND =
            new Rejection(RejectReason.UNDECODABLE, "a time of the record is too far away for milliseconds");
    private static final Duration UNATTENDED = Duration.ofSeconds(10);
    private static final Duration DISK = Duration.ofSeconds(10);

    private final Codec codec = new Codec();
    private final InstantSource clock;
    private final long largestRecord;
    private final Outbox outbox;
    private final Transport transport;
    private final Sender.@Nullable Drain disk;
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable Remainder remainder;

    VocClient(
            Outbox outbox,
            Transport transport,
            Sender sender,
            @Nullable Spooler spooler,
            Sender.@Nullable Drain disk,
            InstantSource clock,
            long largestRecord) {
        this.outbox = outbox;
        this.transport = transport;
        this.disk = disk;
        this.clock = clock;
        this.largestRecord = largestRecord;
        start("voc-client-sender", sender);
        if (spooler != null) {
            start("voc-client-spooler", spooler);
        }
    }

    /**
     * A client that writes to the topics itself. Needs neither broker nor registry to be there yet.
     *
     * @param settings of Kafka's producer, and of the registry's client ({@code schema.registry.*}), for TLS and
     * passwords
     */
    public static ClientBuilder toKafka(String bootstrapServers, String registryUrl, Map<String, ?> settings) {
        return new ClientBuilder(patience -> new KafkaTransport(bootstrapServers, registryUrl, settings, patience));
    }

    public static ClientBuilder toKafka(String bootstrapServers, String registryUrl) {
        return toKafka(bootstrapServers, registryUrl, Map.of());
    }

    /**
     * A client that writes through the gateway, which may be away as well.
     *
     * @param key who sends; null if the gateway asks for none
     */
    public static ClientBuilder toGateway(URI gateway, @Nullable String key) {
        return new ClientBuilder(patience -> new GatewayTransport(gateway, key, patience));
    }

    /**
     * Takes a record; made with {@link io.vocstreams.client.records.Records}. Waits only where the builder lets it
     * ({@link ClientBuilder#waitForRoom}). What is hung on the answer runs on threads of this client, and must not
     * block.
     */
    public CompletableFuture<SendResult> send(Incoming value) {
        Entry entry;
        try {
            Optional<Rejection> rejection = judge(value);
            if (rejection.isPresent()) {
                return refuse(rejection.get());
            }
            InputRecord record = InputRecord.of(value);
            byte[] bytes = codec.write(value);
            long size = InteractionCodec.sizeInTopic(record, bytes);
            if (size > largestRecord) {
                return refuse(Intake.tooLarge(size, largestRecord));
            }
            entry = new Entry(record, bytes, System.nanoTime());
        } catch (ArithmeticException beyond) {
            return refuse(BEYOND);
        }
        outbox.offer(entry);
        return entry.future;
    }

    /** What became of everything so far. */
    public Counters counters() {
        return outbox.counters(disk == null ? Counters.NO_SPOOL : disk.tally().snapshot());
    }

    /**
     * Takes no more, and publishes what is under way and what the spool holds, at most that long. Then what is left
     * goes to the spool; without one it is answered with FULL and given back.
     */
    public synchronized Remainder close(Duration within) {
        if (remainder == null) {
            remainder = end(within);
        }
        return remainder;
    }

    /** As {@link #close(Duration)} with ten seconds; what is left is logged. */
    @Override
    public void close() {
        Remainder left = close(UNATTENDED);
        if (!left.isEmpty()) {
            LOG.warn(
                    "Closed with {} records not published and {} in the spool",
                    left.unanswered().size(),
                    left.spooled());
        }
    }

    private Remainder end(Duration within) {
        try {
            outbox.close(within);
            if (disk != null) {
                outbox.saveAll(DISK);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        List<Entry> left = outbox.stop();
        SendResult full = new SendResult.Full("the client was closed before this was answered");
        left.forEach(entry -> outbox.answer(entry, full));
        threads.forEach(Thread::interrupt);
        threads.forEach(VocClient::join);
        transport.close();
        return new Remainder(left.stream().map(entry -> entry.record.value()).toList(), closeDisk());
    }

    private long closeDisk() {
        if (disk == null) {
            return 0;
        }
        try {
            disk.spool().close();
            disk.refused().close();
        } catch (IOException failure) {
            LOG.error("The spool {} was not closed well: {}", disk.spool().directory(), failure.toString());
        }
        return disk.spool().records();
    }

    private Optional<Rejection> judge(Incoming value) {
        if (value instanceof Interaction interaction) {
            return INTAKE.judge(interaction, clock.instant());
        }
        return value instanceof IdentityLink link
                ? INTAKE.judge(link, clock.instant())
                : Intake.judge((CustomerProfile) value);
    }

    private CompletableFuture<SendResult> refuse(Rejection rejection) {
        SendResult.Refused refusal = SendResult.of(rejection);
        outbox.refused(refusal);
        return CompletableFuture.completedFuture(refusal);
    }

    private void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    private static void join(Thread thread) {
        try {
            thread.join(UNATTENDED.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
