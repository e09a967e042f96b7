package io.vocstreams.systemtests.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vocstreams.client.Counters;
import io.vocstreams.client.SendResult;
import io.vocstreams.client.VocClient;
import io.vocstreams.client.records.Records;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.local.LocalStack;
import io.vocstreams.local.child.ChildProcessMain;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.Interaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** §16: client, gateway and broker under load, and {@code kill -9} of each: what is answered is there. */
@Tag("long")
@Timeout(900)
class DoorsKillIT {

    private static final int KILLS = 10;
    private static final int AT_LEAST = 500;
    private static final int BURST = 10;
    private static final long PAUSE = Duration.ofMillis(10).toNanos();
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String TOPIC = Topics.inputOf(IncomingKind.STORE);

    @TempDir
    private Path folder = Path.of("");

    private final List<String> published = Collections.synchronizedList(new ArrayList<>());
    private final List<String> spooled = Collections.synchronizedList(new ArrayList<>());

    @Test
    void shouldLoseNothingThatWasAnsweredWhenTheGatewayIsKilled() throws IOException {
        try (Door door = Door.open(folder)) {
            judge("gateway", sellWhile(door, door.gateway::killAndRestart), door.stack);
        }
    }

    @Test
    void shouldLoseNothingThatWasAnsweredWhenTheBrokerIsKilled() throws IOException {
        try (Door door = Door.open(folder)) {
            Counters counters = sellWhile(door, () -> {
                door.stack.broker().kill();
                door.stack.broker().restart();
            });
            judge("broker", counters, door.stack);
            assertThat(door.gateway.pid()).isPositive();
        }
    }

    /** In every second life the disk is being drained when the end comes. */
    @Test
    void shouldLoseNothingThatWasAnsweredWhenTheClientIsKilled() throws IOException {
        Path answers = folder.resolve("answers");
        try (Door door = Door.open(folder)) {
            LocalStack stack = door.stack;
            GatewayProcess gateway = door.gateway;
            for (int life = 0; life < KILLS; life++) {
                Process till = till(gateway, answers, life);
                try {
                    String name = "sale-" + life + "-";
                    await().atMost(LONG)
                            .until(() -> answered(answers, name, "Published").size() > AT_LEAST);
                    stack.broker().pause();
                    await().atMost(LONG)
                            .until(() -> answered(answers, name, "Spooled").size() > AT_LEAST);
                    if (life % 2 == 0) {
                        stack.broker().resume();
                        long before = size(stack);
                        await().atMost(LONG).until(() -> size(stack) > before);
                    }
                } finally {
                    till.destroyForcibly().onExit().join();
                    stack.broker().resume();
                }
            }
            Counters counters = drained(gateway);
            published.addAll(answered(answers, "", "Published"));
            spooled.addAll(answered(answers, "", "Spooled"));

            List<String> topic = topic(stack);
            report("client", topic, counters);
            assertThat(published).hasSizeGreaterThan(KILLS * AT_LEAST);
            assertThat(missing(topic)).isEmpty();
            assertThat(answered(answers, "", "Refused")).isEmpty();
            assertThat(counters.spool().damaged()).isZero();
            assertThat(counters.spool().published()).isEqualTo(counters.spool().found());
            assertThat(inOrderOfLast(topic, new HashSet<>(spooled))).isEqualTo(spooled);
        }
    }

    private Process till(GatewayProcess gateway, Path answers, int life) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + ChildProcessMain.WATCH_INPUT + "=true",
                ChildProcessMain.class.getName(),
                TillMain.class.getName(),
                gateway.url().toString(),
                folder.resolve("spool").toString(),
                answers.toString(),
                Integer.toString(life));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("till.log").toFile());
        return builder.start();
    }

    /** The last life only drains what the others left. */
    private Counters drained(GatewayProcess gateway) {
        try (VocClient last =
                TillMain.client(gateway.url(), folder.resolve("spool")).open()) {
            assertThat(last.close(LONG).isEmpty()).isTrue();
            return last.counters();
        }
    }

    private static List<String> answered(Path answers, String name, String answer) {
        if (!Files.exists(answers)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(answers)) {
            return lines.filter(line -> line.startsWith(name) && line.endsWith(" " + answer))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void report(String killed, List<String> topic, Counters counters) throws IOException {
        String figures = KILLS + " kills of the " + killed + ": " + published.size() + " published, " + spooled.size()
                + " spooled, " + topic.size() + " in the topic, " + new HashSet<>(topic).size() + " different; "
                + counters + "\n";
        Files.writeString(Path.of("target", "doors-kill-" + killed + ".txt"), figures);
    }

    /** One till that goes on selling whatever happens behind it. */
    private Counters sellWhile(Door door, Runnable kill) {
        VocClient client =
                TillMain.client(door.gateway.url(), folder.resolve("spool")).open();
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

    private void note(String id, SendResult answer) {
        if (answer instanceof SendResult.Published) {
            published.add(id);
        } else if (answer instanceof SendResult.Spooled) {
            spooled.add(id);
        }
    }

    private void judge(String killed, Counters counters, LocalStack stack) throws IOException {
        List<String> topic = topic(stack);
        report(killed, topic, counters);
        Set<String> there = new HashSet<>(topic);
        assertThat(counters.sent()).isEqualTo(counters.published() + counters.spooled());
        assertThat(counters.published()).isEqualTo(published.size());
        assertThat(counters.spooled()).isEqualTo(spooled.size());
        assertThat(counters.spool().published()).isEqualTo(counters.spool().written());
        assertThat(counters.spool().damaged()).isZero();
        assertThat(there).hasSize((int) counters.sent());
        assertThat(missing(topic)).isEmpty();
        assertThat(spooled).isNotEmpty();
        // In order where it is for the last time, for what comes again comes again as a whole.
        assertThat(inOrderOfLast(topic, new HashSet<>(spooled))).isEqualTo(spooled);
    }

    /** What was answered and is not in the topic. */
    private Set<String> missing(List<String> topic) {
        Set<String> missing = new HashSet<>(published);
        missing.addAll(spooled);
        topic.forEach(missing::remove);
        return missing;
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
    static Incoming sale(String id) {
        return Records.store(id, "purchase_completed", "store-7")
                .source("till-3")
                .occurredAt(Instant.now())
                .loyaltyId("L-1")
                .build();
    }

    private static List<String> topic(LocalStack stack) {
        List<String> ids = new ArrayList<>();
        try (EdgeSerdes serdes = EdgeSerdes.of(stack.schemaRegistryUrl(), Map.of());
                KafkaConsumer<String, Interaction> consumer = consumer(stack, reader(serdes))) {
            List<TopicPartition> partitions = partitions(consumer);
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

    private static long size(LocalStack stack) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(stack, new ByteArrayDeserializer())) {
            return consumer.endOffsets(partitions(consumer)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static <V> KafkaConsumer<String, V> consumer(LocalStack stack, Deserializer<V> values) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                values);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        return consumer.partitionsFor(TOPIC).stream()
                .map(each -> new TopicPartition(TOPIC, each.partition()))
                .toList();
    }

    private static Deserializer<Interaction> reader(EdgeSerdes serdes) {
        return (topic, bytes) -> (Interaction) serdes.input(topic).deserialize(topic, bytes);
    }
}
