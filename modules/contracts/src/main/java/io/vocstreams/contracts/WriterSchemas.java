package io.vocstreams.contracts;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** Finds what schema a record was written with, and whether that is one of its topic's. */
final class WriterSchemas {

    private final SchemaRegistryClient registry;
    private final RegistryAddress address;
    private final Schema reader;
    private final Map<Integer, Schema> known = new HashMap<>();

    WriterSchemas(SchemaRegistryClient registry, RegistryAddress address, Schema reader) {
        this.registry = registry;
        this.address = address;
        this.reader = reader;
    }

    Schema require(String topic, int id) {
        Schema schema = known.get(id);
        if (schema == null) {
            schema = readable(topic, id, fetch(topic, id));
            known.put(id, schema);
        }
        return schema;
    }

    private ParsedSchema fetch(String topic, int id) {
        try {
            return registry.getSchemaBySubjectAndId(Schemas.subject(topic), id);
        } catch (RestClientException e) {
            if (RegistryClients.isUnknown(e)) {
                throw new UndecodableException(
                        "the value names schema id " + id + ", which the registry does not know");
            }
            throw address.failed("schema id " + id, e);
        } catch (IOException e) {
            throw address.failed("schema id " + id, e);
        }
    }

    private Schema readable(String topic, int id, ParsedSchema parsed) {
        if (!(parsed instanceof AvroSchema avro)) {
            throw new UndecodableException("the value has schema id " + id + ", which is no Avro schema");
        }
        Schema writer = avro.rawSchema();
        if (!writer.getFullName().equals(reader.getFullName())) {
            throw new UndecodableException("the value has schema id " + id + ", which is " + writer.getFullName()
                    + "; values of " + topic + " are " + reader.getFullName());
        }
        if (SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
                != SchemaCompatibilityType.COMPATIBLE) {
            throw new UndecodableException(
                    "the value has schema id " + id + ", a version of " + reader.getName() + " that cannot be read");
        }
        return writer;
    }
}
