package io.vocstreams.contracts;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's serializer for one kind of record: what it would work out again for every record, the schema, its hash
 * and the subject, is known.
 */
final class OneRecordSerializer extends KafkaAvroSerializer {

    private final AvroSchema schema;
    private @Nullable String topic;
    private String subject = "";

    OneRecordSerializer(SchemaRegistryClient registry, Class<?> type) {
        super(registry);
        this.schema =
                new AvroSchema(Objects.requireNonNull(Schemas.all().get(type.getSimpleName()), type::getSimpleName));
    }

    @Override
    public byte @Nullable [] serialize(String toTopic, Headers headers, @Nullable Object record) {
        if (record == null) {
            return null;
        }
        if (!toTopic.equals(topic)) {
            subject = Schemas.subject(toTopic);
            topic = toTopic;
        }
        return serializeImpl(subject, toTopic, headers, record, schema);
    }
}
