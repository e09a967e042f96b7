package io.vocstreams.contracts;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic's values into the model. Throws {@link UndecodableException} if the bytes are at fault and {@link
 * RegistryException} if the registry is; a null value stays null.
 */
final class RecordDeserializer<M, A> implements Deserializer<M> {

    private static final int PREFIX = 5;

    private final KafkaAvroDeserializer avro;
    private final RegistryAddress address;
    private final WriterSchemas writers;
    private final Class<A> type;
    private final Function<A, M> toModel;

    RecordDeserializer(
            KafkaAvroDeserializer avro,
            RegistryAddress address,
            WriterSchemas writers,
            Class<A> type,
            Function<A, M> toModel) {
        this.avro = avro;
        this.address = address;
        this.writers = writers;
        this.type = type;
        this.toModel = toModel;
    }

    @Override
    public @Nullable M deserialize(String topic, byte @Nullable [] bytes) {
        return deserialize(topic, new RecordHeaders(), bytes);
    }

    @Override
    public @Nullable M deserialize(String topic, Headers headers, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        if (bytes.length < PREFIX || bytes[0] != 0) {
            throw new UndecodableException("the value is not in the wire format: a zero byte, a schema id, Avro");
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        Schema writer = writers.require(topic, id);
        if (!AvroShape.fits(writer, bytes, PREFIX)) {
            throw new UndecodableException("the value does not have the shape of its schema id " + id);
        }
        return toModel.apply(type.cast(decode(topic, headers, bytes, id)));
    }

    private Object decode(String topic, Headers headers, byte[] bytes, int id) {
        try {
            return avro.deserialize(topic, headers, bytes);
        } catch (RetriableException e) {
            throw address.failed("schema id " + id, e);
        } catch (RuntimeException e) {
            // Not kept as the cause: its message may quote the value.
            throw new UndecodableException("the value cannot be read by its schema id " + id);
        }
    }
}
