package io.vocstreams.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** The repacked classes work with this build's Kafka, Avro and Jackson. */
class ConfluentSerdeTest {
    private static final Map<String, String> CONFIG = Map.of("schema.registry.url", "mock://confluent-serde");
    private static final Schema SCHEMA = SchemaBuilder.record("Greeting")
            .namespace("io.vocstreams.confluent")
            .fields()
            .requiredString("text")
            .requiredLong("count")
            .endRecord();

    @Test
    void shouldReadBackWhatItWrote() {
        GenericRecord greeting = new GenericData.Record(SCHEMA);
        greeting.put("text", "こんにちは");
        greeting.put("count", 3L);

        Object read;
        byte[] bytes;
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer();
                KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            serializer.configure(CONFIG, false);
            deserializer.configure(CONFIG, false);
            bytes = serializer.serialize("greetings", greeting);
            read = deserializer.deserialize("greetings", bytes);
        }

        assertThat(bytes).startsWith(0, 0, 0, 0);
        assertThat(read).hasToString(greeting.toString());
    }
}
