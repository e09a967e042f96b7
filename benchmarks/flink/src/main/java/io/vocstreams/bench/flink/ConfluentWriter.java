package io.vocstreams.bench.flink;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.vocstreams.bench.subset.AvroSettings;
import java.io.Serializable;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Makes rows of a topic; travels to the task without its serializer. */
final class ConfluentWriter implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String registry;
    private final String topic;
    private transient @Nullable KafkaAvroSerializer serializer;

    ConfluentWriter(String registry, String topic) {
        this.registry = registry;
        this.topic = topic;
    }

    Row row(String key, SpecificRecord value) {
        KafkaAvroSerializer known = serializer;
        if (known == null) {
            known = new KafkaAvroSerializer();
            known.configure(AvroSettings.of(registry), false);
            serializer = known;
        }
        return Row.of(key, known.serialize(topic, value));
    }
}
