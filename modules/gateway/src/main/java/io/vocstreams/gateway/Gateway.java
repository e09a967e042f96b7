package io.vocstreams.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.gateway.EventsHandler.Door;
import io.vocstreams.http.FixedAnswers;
import io.vocstreams.http.HashedKeys;
import io.vocstreams.http.HttpService;
import io.vocstreams.http.Reply;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.platform.config.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP door for events, until closed. */
public final class Gateway implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 8_000;
    /** To be accepted. Who finds no room there tries again after a second. */
    private static final int MOST_WAITING = 2_000;
    /** Requests wait for no thread, so a few do for any number of connections. */
    private static final int MOST_THREADS = 12;

    private static final int LEAST_THREADS = 4;

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(20);
    private static final int LARGEST_HEADER = 8_192;
    private static final int LINGER_MILLIS = 5;
    private static final int BATCH_BYTES = 64 * 1_024;

    private final Readiness readiness;
    private final Producer<byte[], byte[]> producer;
    private final EdgeSerdes serdes;
    private final ScheduledExecutorService background;
    private final HttpService http;

    private Gateway(
            Readiness readiness,
            Producer<byte[], byte[]> producer,
            EdgeSerdes serdes,
            ScheduledExecutorService background,
            HttpService http) {
        this.readiness = readiness;
        this.producer = producer;
        this.serdes = serdes;
        this.background = background;
        this.http = http;
    }

    /** What it writes with and what it is watched by. Producer and serdes become the gateway's, which closes them. */
    public record Surroundings(
            Producer<byte[], byte[]> producer,
            EdgeSerdes serdes,
            MeterRegistry meters,
            Supplier<Reply> metrics,
            Clock clock) {}

    /** Listens at once; takes events when broker and registry have answered. */
    public static Gateway start(Settings settings, Surroundings surroundings) {
        return start(settings, surroundings, SenderTimeouts.USUAL);
    }

    static Gateway start(Settings settings, Surroundings surroundings, SenderTimeouts patience) {
        HashedKeys<ApiKey> keys =
                HashedKeys.of(settings, VocSettings.GATEWAY_KEYS, VocSettings.GATEWAY_HOST, KeyFile::read);
        InputPublisher publisher = new InputPublisher(surroundings.producer(), surroundings.serdes());
        Readiness readiness = new Readiness(surroundings.producer(), publisher);
        Budget budget = new Budget(settings.get(VocSettings.GATEWAY_MEGABYTES) * 1_048_576L);
        GatewayMeters meters = new GatewayMeters(surroundings.meters());
        Door door = new Door(
                new Access(keys),
                new Gatekeeper(new Intake(VocSettings.time(settings).futureTolerance())),
                publisher,
                readiness,
                budget,
                meters,
                surroundings.clock(),
                settings.get(VocSettings.GATEWAY_BODY_KILOBYTES) * 1_024,
                settings.get(VocSettings.MAX_RECORD_BYTES),
                patience.body());
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        HttpService http = HttpService.start(
                new HttpService.Place(
                        VocSettings.GATEWAY_HOST.key(),
                        settings.get(VocSettings.GATEWAY_HOST),
                        VocSettings.GATEWAY_PORT.key(),
                        settings.get(VocSettings.GATEWAY_PORT)),
                threads,
                configuration(),
                handlers(door, surroundings.metrics()),
                connector -> {
                    connector.setIdleTimeout(patience.idle().toMillis());
                    connector.setAcceptQueueSize(MOST_WAITING);
                    connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
                    connector.addBean(new SlowHeads(connector.getScheduler(), patience.head()));
                    meters.watch(
                            budget::taken,
                            () -> connector.getConnectedEndPoints().size(),
                            () -> readiness.isReady() ? 1 : 0,
                            () -> keys == null ? 0 : keys.size(),
                            () -> keys == null || keys.problem() == null ? 0 : 1);
                });
        ScheduledExecutorService background = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "gateway");
            thread.setDaemon(true);
            return thread;
        });
        background.execute(readiness::await);
        if (keys != null) {
            keys.watch(background);
        }
        return new Gateway(readiness, surroundings.producer(), surroundings.serdes(), background, http);
    }

    /** How its producer is set, on top of what a deployment chose for all Kafka clients. */
    public static Map<String, Object> producerSettings(Settings settings, Map<String, Object> clients) {
        Map<String, Object> config = new HashMap<>(clients);
        int delivery = (int) settings.get(VocSettings.GATEWAY_DELIVERY_TIMEOUT).toMillis();
        long underWay = settings.get(VocSettings.GATEWAY_MEGABYTES) * 1_048_576L;
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, delivery / 2);
        config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * settings.get(VocSettings.MAX_RECORD_BYTES));
        // What is under way is bounded by us. A thread of the server never waits for room, nor for a broker that has
        // been away so long that the producer has forgotten the topics: a few such waits, and nothing is answered.
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, underWay + 64L * BATCH_BYTES);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        // A topic that is seldom written stays known, also while the broker is away.
        config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, (int) TimeUnit.DAYS.toMillis(7));
        config.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "voc-gateway");
        return config;
    }

    /** For people of this machine. */
    public String url() {
        return http.url();
    }

    public int port() {
        return http.port();
    }

    /** What it waits for before it takes events; empty if for nothing. */
    public Optional<String> problem() {
        return problem(readiness);
    }

    private static Optional<String> problem(Readiness readiness) {
        return readiness.isReady() ? Optional.empty() : Optional.of(readiness.waiting());
    }

    /** Takes no more, answers what is under way, and lets the broker have it. */
    @Override
    public void close() {
        readiness.stop();
        background.shutdownNow();
        http.close();
        producer.close(LAST_ANSWERS);
        serdes.close();
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(LARGEST_HEADER);
        // What is left of a body that is not read is not waited for.
        configuration.setMaxUnconsumedRequestContentReads(4);
        return configuration;
    }

    private static Handler handlers(Door door, Supplier<Reply> metrics) {
        String records = JsonRecords.types().toString();
        Handler fixed = FixedAnswers.ofService(
                () -> problem(door.readiness()), metrics, Gateway.class, text -> text.replace("[RECORDS]", records));
        return new GracefulHandler(new Handler.Sequence(new EventsHandler(door), fixed));
    }
}
