package io.vocstreams.notify;

import io.micrometer.core.instrument.MeterRegistry;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.metrics.NotifyMeterSpecs;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.http.FixedAnswers;
import io.vocstreams.http.HttpService;
import io.vocstreams.http.Reply;
import io.vocstreams.notify.domain.Webhook;
import io.vocstreams.platform.config.InvalidSettingException;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.metrics.Meters;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells every webhook of the file what happens to cases, until closed. */
public final class Notifier implements AutoCloseable {

    /** Few, because each is worked off before the next are read. */
    private static final int READ_AT_ONCE = 100;
    /** So long a receipt waits for a broker before that is reported. */
    private static final int ANSWER_MILLIS = 10_000;

    private final List<Courier> couriers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService http = Executors.newCachedThreadPool(task -> daemon(task, "post"));
    private final EdgeSerdes serdes;
    private final HttpService endpoints;

    /**
     * What it works with and is watched by. The serdes become its own, which closes them.
     *
     * @param readers how a deployment wants its consumers
     * @param writers how it wants its producers
     */
    public record Surroundings(
            Map<String, Object> readers,
            Map<String, Object> writers,
            EdgeSerdes serdes,
            MeterRegistry meters,
            Supplier<Reply> metrics,
            Clock clock,
            Map<String, String> environment) {}

    /** Refuses a file that is wrong; waits for nothing else. */
    public static Notifier start(Settings settings, Surroundings surroundings) {
        String file = settings.get(VocSettings.NOTIFY_WEBHOOKS);
        if (file.isEmpty()) {
            throw new InvalidSettingException(
                    VocSettings.NOTIFY_WEBHOOKS.key() + ": names no file of webhooks (docs/notify.md)");
        }
        return new Notifier(settings, surroundings, WebhookFile.read(Path.of(file), surroundings.environment()));
    }

    private Notifier(Settings settings, Surroundings surroundings, List<Webhook> webhooks) {
        this.serdes = surroundings.serdes();
        Meters meters = new Meters(surroundings.meters());
        Runnable unreadable = meters.counter(NotifyMeterSpecs.UNREADABLE)::increment;
        meters.gauge(NotifyMeterSpecs.READY, () -> problem().isEmpty() ? 1 : 0);
        Post post = new Post(http);
        KafkaCaseLog.Clients clients = clients(surroundings);
        // Settings that no client takes are said at once; nobody is asked for anything.
        clients.consumer().close();
        clients.producer().close();
        for (Webhook webhook : webhooks) {
            Courier courier = new Courier(
                    webhook,
                    settings.get(VocSettings.NOTIFY_HORIZON),
                    urlHash -> KafkaCaseLog.open(clients, serdes, unreadable, urlHash),
                    post,
                    CourierClock.of(surroundings.clock(), end),
                    new CourierMeters(surroundings.meters(), webhook.name(), surroundings.clock()));
            couriers.add(courier);
            threads.add(daemon(courier, "webhook-" + webhook.name()));
        }
        this.endpoints = listen(settings, surroundings.metrics());
        threads.forEach(Thread::start);
    }

    /** For people of this machine. */
    public String url() {
        return endpoints.url();
    }

    /** What it waits for before everything is delivered; empty if for nothing. A webhook that fails is none of it. */
    public Optional<String> problem() {
        return couriers.stream().flatMap(courier -> courier.problem().stream()).findFirst();
    }

    /** Waits for the attempts that are under way and for their receipts. */
    @Override
    public void close() {
        end.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        endpoints.close();
        http.shutdownNow();
        serdes.close();
    }

    private HttpService listen(Settings settings, Supplier<Reply> metrics) {
        return HttpService.start(
                new HttpService.Place(
                        VocSettings.NOTIFY_HOST.key(),
                        settings.get(VocSettings.NOTIFY_HOST),
                        VocSettings.NOTIFY_PORT.key(),
                        settings.get(VocSettings.NOTIFY_PORT)),
                FixedAnswers.health(this::problem, metrics));
    }

    private static KafkaCaseLog.Clients clients(Surroundings surroundings) {
        Map<String, Object> reading = new HashMap<>(surroundings.readers());
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, READ_AT_ONCE);
        reading.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "voc-notify");
        Map<String, Object> writing = new HashMap<>(surroundings.writers());
        writing.put(ProducerConfig.ACKS_CONFIG, "all");
        writing.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        writing.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "voc-notify");
        writing.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MILLIS);
        if (!writing.containsKey(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG)) {
            writing.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
            writing.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * ANSWER_MILLIS);
        }
        return new KafkaCaseLog.Clients() {
            @Override
            public Consumer<byte[], byte[]> consumer() {
                return new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            }

            @Override
            public Producer<String, byte[]> producer() {
                return new KafkaProducer<>(writing, new StringSerializer(), new ByteArraySerializer());
            }
        };
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
