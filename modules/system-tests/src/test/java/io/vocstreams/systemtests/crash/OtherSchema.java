package io.vocstreams.systemtests.crash;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Schemas;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A generic producer of web touchpoints whose schema is another version than that of the stages. */
final class OtherSchema implements UnaryOperator<ProducerRecord<String, byte[]>> {

    private static final int PREFIX = 5;
    private static final String ADDED = "renderMillis";
    private static final String DROPPED = "campaignId";
    private static final Schema OURS = Objects.requireNonNull(Schemas.all().get("WebTouchpoint"));

    private final Schema schema;
    private final KafkaAvroSerializer serializer;
    private final AtomicInteger written = new AtomicInteger();

    private OtherSchema(Schema schema, Settings settings) {
        this.schema = schema;
        EdgeSerdes serdes = Serdes.of(settings);
        SchemaRegistryClient registry = serdes.registry();
        try {
            int unused = registry.register(Schemas.subject(Topics.inputOf(IncomingKind.WEB)), new AvroSchema(schema));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (RestClientException refused) {
            throw new IllegalStateException(refused);
        }
        this.serializer = new KafkaAvroSerializer(
                registry,
                Map.of(
                        "schema.registry.url",
                        settings.get(VocSettings.SCHEMA_REGISTRY),
                        "auto.register.schemas",
                        false));
    }

    /** Has a field of which the stages know nothing yet. */
    static OtherSchema newer(Settings settings) {
        List<Schema.Field> fields = copyOf(OURS.getFields());
        Schema optional = Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.LONG));
        fields.add(new Schema.Field(ADDED, optional, "How long the page took.", Schema.Field.NULL_DEFAULT_VALUE));
        return new OtherSchema(with(fields), settings);
    }

    /** Lacks a field that the stages know: they were upgraded first. */
    static OtherSchema older(Settings settings) {
        return new OtherSchema(
                with(copyOf(OURS.getFields().stream()
                        .filter(field -> !field.name().equals(DROPPED))
                        .toList())),
                settings);
    }

    int written() {
        return written.get();
    }

    @Override
    public ProducerRecord<String, byte[]> apply(ProducerRecord<String, byte[]> record) {
        if (!record.topic().equals(Topics.inputOf(IncomingKind.WEB))) {
            return record;
        }
        GenericRecord value = read(record.value());
        if (schema.getField(ADDED) != null) {
            value.put(ADDED, 17L);
        }
        written.incrementAndGet();
        return new ProducerRecord<>(
                record.topic(), record.partition(), record.key(), serializer.serialize(record.topic(), value));
    }

    private GenericRecord read(byte[] bytes) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, PREFIX, bytes.length - PREFIX, null);
        try {
            return new GenericDatumReader<GenericRecord>(OURS, schema).read(null, decoder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Schema with(List<Schema.Field> fields) {
        return Schema.createRecord(OURS.getName(), OURS.getDoc(), OURS.getNamespace(), false, fields);
    }

    private static List<Schema.Field> copyOf(List<Schema.Field> fields) {
        List<Schema.Field> copies = new ArrayList<>();
        fields.forEach(field -> copies.add(new Schema.Field(field, field.schema())));
        return copies;
    }
}
