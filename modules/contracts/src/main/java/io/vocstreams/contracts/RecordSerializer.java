package io.vocstreams.contracts;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.vocstreams.platform.Causes;
import java.io.IOException;
import java.util.function.Function;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes records of the model as a topic's values. Throws {@link RegistryException} if the registry is at fault. */
final class RecordSerializer<M, A> implements Serializer<M> {

    private final KafkaAvroSerializer avro;
    private final RegistryAddress address;
    private final Function<M, A> toAvro;

    RecordSerializer(KafkaAvroSerializer avro, RegistryAddress address, Function<M, A> toAvro) {
        this.avro = avro;
        this.address = address;
        this.toAvro = toAvro;
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable M value) {
        return serialize(topic, new RecordHeaders(), value);
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable M value) {
        if (value == null) {
            return null;
        }
        A converted = toAvro.apply(value);
        try {
            return avro.serialize(topic, headers, converted);
        } catch (RuntimeException e) {
            if (isRegistry(e)) {
                throw address.failed(
                        "the id of the schema of subject " + Schemas.subject(topic)
                                + " (`voc topics` registers the schemas)",
                        e);
            }
            throw new SerializationException("Cannot write a value of " + topic, e);
        }
    }

    /** Writing goes to memory, so every I/O error is the registry's. */
    private static boolean isRegistry(Throwable error) {
        return Causes.any(error, RestClientException.class, IOException.class, RetriableException.class);
    }
}
