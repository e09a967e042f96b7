package io.vocstreams.systemtests.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vocstreams.app.cluster.LocalPipeline;
import io.vocstreams.client.Answer;
import io.vocstreams.client.Counters;
import io.vocstreams.client.VocClient;
import io.vocstreams.client.records.Records;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.local.LocalStack;
import io.vocstreams.local.LocalStackOptions;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Interaction;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** §16: client, gateway and broker under load, and {@code kill -9} of the latter two: what is answered is there. */
@Tag("long")
@Timeout(900)
class DoorsKillIT {

    private static final int KILLS = 10;
    private static final int AT_LEAST = 500;
    private static final int BURST = 10;
    private static final long PAUSE = Duration.ofMillis(10).toNanos();
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String TOPIC = Topics.STORE_TOUCHPOINTS;

    @TempDir
    private Path folder = Path.of("");

    private final List<String> published = Collections.synchronizedList(new ArrayList<>());
    private final List<String> spooled = Collections.synchronizedList(new ArrayList<>());

    @Test
    void shouldLoseNothingThatWasAnsweredWhenTheGatewayIsKilled() throws IOException {
        Series series = new Series();
        try (LocalStack stack = series.stack;
                GatewayProcess gateway = series.gateway) {
            judge(series.run(gateway::killAndRestart), stack);
        }
    }

    @Test
    void shouldLoseNothingThatWasAnsweredWhenTheBrokerIsKilled() throws IOException {
        Series series = new Series();
        try (LocalStack stack = series.stack;
                GatewayProcess gateway = series.gateway) {
            judge(
                    series.run(() -> {
                        stack.broker().kill();
                        stack.broker().restart();
                    }),
                    stack);
            assertThat(gateway.pid()).isPositive();
        }
    }

    /** One till that goes on selling whatever happens behind it. */
    private final class Series {

        private final LocalStack stack =
                LocalStack.start(LocalStackOptions.onFreePorts(folder.resolve("stack")), (component, state) -> {});
        private final GatewayProcess gateway;

        Series() throws IOException {
            Settings settings = Settings.of(Map.of(
                    "voc.bootstrap-servers", stack.bootstrapServers(),
                    "voc.schema-registry", stack.schemaRegistryUrl()));
            LocalPipeline.prepare(settings);
            gateway = GatewayProcess.start(folder.resolve("gateway"), settings, freePort());
        }

        Counters run(Runnable kill) {
            VocClient client = VocClient.toGateway(gateway.url(), null)
                    .patience(Duration.ofSeconds(1))
                    .waitForRoom(Duration.ofSeconds(30))
                    .spool(folder.resolve("spool"), 200L << 20)
                    .open();
            AtomicBoolean open = new AtomicBoolean(true);
            CompletableFuture<Void> till = CompletableFuture.runAsync(() -> sell(client, open));
            for (int kills = 0; kills < KILLS; kills++) {
                int before = published.size();
                await().atMost(LONG).until(() -> published.size() >= before + AT_LEAST);
                kill.run();
            }
            int before = published.size();
            await().atMost(LONG).until(() -> published.size() >= before + AT_LEAST);
            open.set(false);
            till.join();
            assertThat(client.close(LONG).isEmpty()).isTrue();
            return client.counters();
        }

        private void sell(VocClient client, AtomicBoolean open) {
            int number = 0;
            while (open.get()) {
                for (int i = 0; i < BURST; i++) {
                    String id = "sale-" + number++;
                    CompletableFuture<Void> unused = client.send(sale(id)).thenAccept(answer -> note(id, answer));
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void note(String id, Answer answer) {
        if (answer instanceof Answer.Published) {
            published.add(id);
        } else if (answer instanceof Answer.Spooled) {
            spooled.add(id);
        }
    }

    private void judge(Counters counters, LocalStack stack) {
        List<String> topic = topic(stack);
        Set<String> there = new HashSet<>(topic);
        assertThat(counters.sent()).isEqualTo(counters.published() + counters.spooled());
        assertThat(counters.published()).isEqualTo(published.size());
        assertThat(counters.spooled()).isEqualTo(spooled.size());
        assertThat(counters.spool().published()).isEqualTo(counters.spool().written());
        assertThat(counters.spool().damaged()).isZero();
        assertThat(there).containsAll(published).containsAll(spooled).hasSize((int) counters.sent());
        assertThat(spooled).isNotEmpty();
        // In order where it is for the last time, for what comes again comes again as a whole.
        assertThat(inOrderOfLast(topic, new HashSet<>(spooled))).isEqualTo(spooled);
    }

    private static List<String> inOrderOfLast(List<String> topic, Set<String> wanted) {
        Set<String> last = new LinkedHashSet<>();
        for (String id : topic) {
            if (wanted.contains(id)) {
                last.remove(id);
                last.add(id);
            }
        }
        return List.copyOf(last);
    }

    /** Of one customer, so that all are in one partition. */
    private static Incoming sale(String id) {
        return Records.store(id, "purchase_completed", "store-7")
                .source("till-3")
                .occurredAt(Instant.now())
                .loyaltyId("L-1")
                .build();
    }

    private static List<String> topic(LocalStack stack) {
        List<String> ids = new ArrayList<>();
        try (EdgeSerdes serdes = EdgeSerdes.of(stack.schemaRegistryUrl(), Map.of());
                KafkaConsumer<String, Interaction> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", stack.bootstrapServers(), "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        reader(serdes))) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(each -> new TopicPartition(TOPIC, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> ids.add(record.value().header().eventId()));
            }
        }
        return ids;
    }

    private static Deserializer<Interaction> reader(EdgeSerdes serdes) {
        return (topic, bytes) -> (Interaction) serdes.input(topic).deserialize(topic, bytes);
    }
}
