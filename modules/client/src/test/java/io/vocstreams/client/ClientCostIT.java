package io.vocstreams.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.Incoming;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CPU for each record, beside a plain producer with the same serde and the same settings. */
@Tag("measure")
@Tag("long")
final class ClientCostIT {

    private static final int COUNT = 300_000;
    private static final int ROUNDS = 5;
    private static final double GOAL = 3;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final List<Incoming> samples =
            IntStream.range(0, 10_000).mapToObj(Samples::good).toList();

    @TempDir
    private Path folder;

    @Test
    void shouldCostLittleBesideAPlainProducer() throws IOException {
        try (KafkaHome kafka = KafkaHome.start(folder.resolve("stack"))) {
            double plain = Double.MAX_VALUE;
            double client = Double.MAX_VALUE;
            double spooling = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                Path spool = folder.resolve("spool" + round);
                plain = Math.min(plain, microseconds(() -> sendPlainly(kafka)));
                client = Math.min(client, microseconds(() -> send(kafka.client(), COUNT)));
                spooling = Math.min(
                        spooling, microseconds(() -> send(kafka.client().spool(spool, 1L << 30), COUNT)));
            }
            String report = String.format(
                    Locale.ROOT,
                    "CPU for a record: plain producer %.2f µs, client %.2f µs (%.2f ×), with a spool for"
                            + " what memory has no room for %.2f µs%n",
                    plain,
                    client,
                    client / plain,
                    spooling);
            Files.writeString(Path.of("target", "client-cost.txt"), report);
            assertThat(client / plain).as(report).isLessThan(GOAL);
        }
    }

    private double microseconds(Runnable work) {
        long before = system.getProcessCpuTime();
        work.run();
        return (system.getProcessCpuTime() - before) / 1000.0 / COUNT;
    }

    private void send(ClientBuilder builder, int count) {
        try (VocClient client = builder.waitForRoom(Duration.ofMinutes(1)).open()) {
            for (int i = 0; i < count; i++) {
                var unused = client.send(samples.get(i % samples.size()));
            }
            assertThat(client.close(Duration.ofMinutes(1)).isEmpty()).isTrue();
            Counters counters = client.counters();
            assertThat(counters.published() + counters.spooled()).isEqualTo(count);
        }
    }

    private void sendPlainly(KafkaHome kafka) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "acks",
                "all",
                "linger.ms",
                10,
                "batch.size",
                128 * 1024,
                "compression.type",
                "lz4");
        AtomicLong written = new AtomicLong();
        try (EdgeSerdes serdes = EdgeSerdes.of(kafka.registryUrl(), Map.of());
                KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            Serializer<Object> serializer = serdes.inputWriter(KafkaHome.TOPIC);
            for (int i = 0; i < COUNT; i++) {
                InputRecord record = InputRecord.of(samples.get(i % samples.size()));
                byte[] value = serializer.serialize(record.topic(), record.value());
                var unused =
                        producer.send(new ProducerRecord<>(record.topic(), record.key(), value), (where, failure) -> {
                            if (failure == null) {
                                written.incrementAndGet();
                            }
                        });
            }
            producer.flush();
        }
        assertThat(written.get()).isEqualTo(COUNT);
    }
}
