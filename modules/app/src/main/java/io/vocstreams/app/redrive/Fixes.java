package io.vocstreams.app.redrive;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Unreachable;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Schemas;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.model.intake.RejectReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Mends refused records by a file of fixes, each written again under its topic's schema. */
final class Fixes {

    private static final int PREFIX = 5;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

    private final List<Fix> fixes;
    private final SchemaRegistryClient registry;
    private final Map<String, Schema> schemas = new HashMap<>();

    /** Refuses a file that names what the schemas do not know, before anything is sent. */
    Fixes(FixFile file, SchemaRegistryClient registry) {
        this.fixes = file.fixes();
        this.registry = registry;
        TopicCatalogue catalogue = TopicCatalogue.load();
        for (Fix fix : fixes) {
            for (String topic : fix.topics()) {
                Schema schema = Schemas.forTopic(catalogue.topic(topic)).orElseThrow();
                schemas.put(topic, schema);
                fix.fields().forEach(field -> Fields.problem(schema, field).ifPresent(problem -> {
                    throw new InvalidUsage(fix.at() + ", `" + field + "`: " + problem);
                }));
            }
        }
    }

    /** The record's new value; null where no fix is for it, or its bytes cannot be read. */
    byte @Nullable [] apply(RejectedRecord refused) {
        String topic = refused.source().topic();
        RejectReason reason = refused.rejection().reason();
        Schema schema = schemas.get(topic);
        byte[] value = refused.source().value();
        if (schema == null || value == null || reason == RejectReason.UNDECODABLE) {
            return null;
        }
        GenericRecord record = null;
        boolean any = false;
        for (Fix fix : fixes) {
            if (fix.isFor(topic, reason.name())) {
                record = record == null ? read(value, schema) : record;
                any |= apply(fix, new Fields(record), refused);
            }
        }
        return any && record != null ? write(topic, record) : null;
    }

    private static boolean apply(Fix fix, Fields fields, RejectedRecord refused) {
        for (Map.Entry<String, Set<Optional<String>>> condition : fix.when().entrySet()) {
            if (!condition.getValue().contains(fields.get(condition.getKey()))) {
                return false;
            }
        }
        fix.rename().forEach((from, to) -> {
            put(fix, fields, to, fields.get(from), refused);
            put(fix, fields, from, Optional.empty(), refused);
        });
        fix.replace().forEach((field, meanings) -> fields.get(field).ifPresent(old -> {
            Optional<String> meaning = meanings.getOrDefault(old, meanings.getOrDefault("*", Optional.of(old)));
            put(fix, fields, field, meaning, refused);
        }));
        fix.shift().forEach((field, by) -> fields.get(field)
                .ifPresent(time -> put(
                        fix,
                        fields,
                        field,
                        Optional.of(Instant.parse(time).plus(by).toString()),
                        refused)));
        fix.set()
                .forEach((field, template) ->
                        put(fix, fields, field, template.flatMap(text -> filled(text, fields)), refused));
        return true;
    }

    private static void put(Fix fix, Fields fields, String field, Optional<String> text, RejectedRecord refused) {
        try {
            fields.set(field, text);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidUsage(
                    fix.at() + ", `" + field + "` of the record at "
                            + refused.source().topic() + ", partition "
                            + refused.source().partition() + ", offset "
                            + refused.source().offset() + ": " + wrong.getMessage(),
                    wrong);
        }
    }

    /** A template with one name that has no value has none itself, as in mappings of replay. */
    private static Optional<String> filled(String template, Fields fields) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            Optional<String> value = fields.get(matcher.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(matcher.appendTail(text).toString());
    }

    private GenericRecord read(byte[] value, Schema schema) {
        try {
            int id = ByteBuffer.wrap(value).getInt(1);
            Schema writer = ((AvroSchema) registry.getSchemaById(id)).rawSchema();
            return new GenericDatumReader<GenericRecord>(writer, schema)
                    .read(null, DecoderFactory.get().binaryDecoder(value, PREFIX, value.length - PREFIX, null));
        } catch (IOException | RestClientException failure) {
            throw new Unreachable("the schema registry did not give the schema of a refused record", failure);
        }
    }

    private byte[] write(String topic, GenericRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            int id = registry.getId(Schemas.subject(topic), new AvroSchema(record.getSchema()));
            bytes.writeBytes(
                    ByteBuffer.allocate(PREFIX).put((byte) 0).putInt(id).array());
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException | RestClientException failure) {
            throw new Unreachable("the schema registry gave no id for subject " + Schemas.subject(topic), failure);
        }
    }
}
