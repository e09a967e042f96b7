package io.vocstreams.systemtests.doors;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.Incoming;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A plain producer with the serde and the settings of the gateway's, as a process of its own. For each line of its
 * input it sends that many sales, and answers with a line when the broker has them.
 */
public final class ProducerMain {

    private ProducerMain() {}

    /** Broker and registry. */
    public static void main(String[] arguments) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                arguments[0],
                "acks",
                "all",
                "linger.ms",
                5,
                "batch.size",
                64 * 1_024,
                "compression.type",
                "lz4");
        List<Incoming> sales = IntStream.range(0, 5_000).mapToObj(Door::sale).toList();
        AtomicLong written = new AtomicLong();
        try (EdgeSerdes serdes = EdgeSerdes.of(arguments[1], Map.of());
                KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            InputRecord first = InputRecord.of(sales.get(0));
            Serializer<Object> serializer = serdes.inputWriter(first.topic());
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(line -> {
                        int count = Integer.parseInt(line);
                        for (int i = 0; i < count; i++) {
                            InputRecord record = InputRecord.of(sales.get(i % sales.size()));
                            byte[] value = serializer.serialize(record.topic(), record.value());
                            var unused = producer.send(
                                    new ProducerRecord<>(record.topic(), record.key(), value), (where, failure) -> {
                                        if (failure == null) {
                                            written.incrementAndGet();
                                        }
                                    });
                        }
                        producer.flush();
                        System.out.println("written " + written.get());
                    });
        }
    }
}
