package io.vocstreams.systemtests.movement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.systemtests.driver.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** Follows one output topic from its beginning. */
public final class Reader<V> {

    private final Outcome outcome;
    private final String topic;
    private final Deserializer<V> values;
    private final Map<String, V> last = new HashMap<>();
    private final Map<String, Integer> partitions = new HashMap<>();
    private int position;

    public Reader(Outcome outcome, String topic, Serde<V> serde) {
        this.outcome = outcome;
        this.topic = topic;
        this.values = serde.deserializer();
    }

    /** What was published since the last call. A key that changed its partition could have two live rows. */
    public List<Published<V>> next() {
        List<ConsumerRecord<byte[], byte[]>> log = outcome.log(topic);
        List<Published<V>> published = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : log.subList(position, log.size())) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            @Nullable V value = record.value() == null ? null : values.deserialize(topic, record.value());
            @Nullable V before = value == null ? last.remove(key) : last.put(key, value);
            published.add(new Published<>(key, record.partition(), before, value));
            assertThat(partitions.computeIfAbsent(key, any -> record.partition()))
                    .as("the partition of %s in %s", key, topic)
                    .isEqualTo(record.partition());
        }
        position = log.size();
        return published;
    }
}
