package io.vocstreams.client;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.local.LocalStack;
import io.vocstreams.local.LocalStackOptions;
import io.vocstreams.local.Progress;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.StoreTouchpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A real broker and a real registry with the topic of the stores, in one partition. */
final class KafkaHome implements AutoCloseable {

    static final String TOPIC = Topics.inputOf(IncomingKind.STORE);

    private final LocalStack stack;

    private KafkaHome(LocalStack stack) {
        this.stack = stack;
    }

    static KafkaHome start(Path work) {
        KafkaHome home = new KafkaHome(LocalStack.start(LocalStackOptions.onFreePorts(work), Progress.none()));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", home.bootstrapServers()));
                EdgeSerdes serdes = EdgeSerdes.registering(home.registryUrl(), Map.of())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            byte[] unused = serdes.inputWriter(TOPIC)
                    .serialize(TOPIC, InputRecord.of(Samples.good(0)).value());
        } catch (ExecutionException | InterruptedException failure) {
            home.close();
            throw new IllegalStateException(failure);
        }
        return home;
    }

    LocalStack stack() {
        return stack;
    }

    String bootstrapServers() {
        return stack.bootstrapServers();
    }

    String registryUrl() {
        return stack.schemaRegistryUrl();
    }

    ClientBuilder client() {
        return VocClient.toKafka(bootstrapServers(), registryUrl());
    }

    /** All that is in the topic, in order. */
    List<StoreTouchpoint> content() {
        return records().stream().map(ConsumerRecord::value).toList();
    }

    List<String> ids() {
        return content().stream().map(sale -> sale.header().eventId()).toList();
    }

    List<ConsumerRecord<String, StoreTouchpoint>> records() {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        try (EdgeSerdes serdes = EdgeSerdes.of(registryUrl(), Map.of());
                KafkaConsumer<String, StoreTouchpoint> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers(), "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        serdes.incoming(StoreTouchpoint.class).deserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            List<ConsumerRecord<String, StoreTouchpoint>> records = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
