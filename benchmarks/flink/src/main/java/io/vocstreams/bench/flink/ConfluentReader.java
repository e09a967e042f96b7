package io.vocstreams.bench.flink;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.vocstreams.bench.subset.AvroSettings;
import io.vocstreams.bench.subset.CustomerKeys;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads records of input topics. Trusts that they are keyed by customer. */
final class ConfluentReader<T> implements KafkaRecordDeserializationSchema<T> {

    private static final long serialVersionUID = 1L;

    private final String registry;
    private final Class<T> type;
    private final Conversion<T> conversion;
    private transient @Nullable KafkaAvroDeserializer deserializer;

    interface Conversion<T> extends Serializable {
        T of(String customer, SpecificRecord value);
    }

    ConfluentReader(String registry, Class<T> type, Conversion<T> conversion) {
        this.registry = registry;
        this.type = type;
        this.conversion = conversion;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out) {
        KafkaAvroDeserializer known = deserializer;
        if (known == null) {
            known = new KafkaAvroDeserializer();
            known.configure(AvroSettings.of(registry), false);
            deserializer = known;
        }
        SpecificRecord value = (SpecificRecord) known.deserialize(record.topic(), record.value());
        out.collect(conversion.of(CustomerKeys.customerOf(new String(record.key(), StandardCharsets.UTF_8)), value));
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return TypeInformation.of(type);
    }
}
