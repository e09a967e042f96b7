package io.vocstreams.app.cluster;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.Unreachable;
import io.vocstreams.contracts.Schemas;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** Registers the schemas of all topics, and tells which are missing. */
public final class SchemaAdmin {

    private static final int NOT_FOUND = 404;

    private final Settings settings;
    private final TopicCatalogue catalogue;

    public SchemaAdmin(Settings settings, TopicCatalogue catalogue) {
        this.settings = settings;
        this.catalogue = catalogue;
    }

    /** The subjects whose schema was registered now. */
    public List<String> registerMissing() {
        return forEachMissing((client, subject, schema) -> client.register(subject, schema));
    }

    /** The subjects under which the schema of this build is not registered. */
    public List<String> missing() {
        return forEachMissing((client, subject, schema) -> 0);
    }

    private interface Act {
        int on(SchemaRegistryClient client, String subject, AvroSchema schema) throws IOException, RestClientException;
    }

    private List<String> forEachMissing(Act act) {
        List<String> subjects = new ArrayList<>();
        String url = settings.get(VocSettings.SCHEMA_REGISTRY);
        try (SchemaRegistryClient client = new CachedSchemaRegistryClient(url, 1000, config())) {
            for (TopicSpec topic : catalogue.topics()) {
                Optional<Schema> schema = Schemas.forTopic(topic);
                if (schema.isPresent()) {
                    AvroSchema avro = new AvroSchema(schema.get());
                    String subject = Schemas.subject(topic.name());
                    if (!isRegistered(client, subject, avro)) {
                        act.on(client, subject, avro);
                        subjects.add(subject);
                    }
                }
            }
        } catch (IOException unreachable) {
            throw new Unreachable("no schema registry answers at " + url, unreachable);
        } catch (RestClientException refused) {
            throw new CommandFailure("the schema registry at " + url + " refuses: " + refused.getMessage(), refused);
        }
        return subjects;
    }

    private Map<String, Object> config() {
        return Map.copyOf(settings.under("kafka.schema.registry."));
    }

    private static boolean isRegistered(SchemaRegistryClient client, String subject, AvroSchema schema)
            throws IOException, RestClientException {
        try {
            return client.getId(subject, schema) > 0;
        } catch (RestClientException unknown) {
            if (unknown.getStatus() == NOT_FOUND) {
                return false;
            }
            throw unknown;
        }
    }
}
