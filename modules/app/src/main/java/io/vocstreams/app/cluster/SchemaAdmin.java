package io.vocstreams.app.cluster;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Unreachable;
import io.vocstreams.contracts.RegistryClients;
import io.vocstreams.contracts.Schemas;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.apache.avro.Schema;

/** Registers the schemas of all topics, and tells which are missing. */
public final class SchemaAdmin {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Settings settings;
    private final TopicCatalogue catalogue;

    public SchemaAdmin(Settings settings, TopicCatalogue catalogue) {
        this.settings = settings;
        this.catalogue = catalogue;
    }

    /** The subjects whose schema was registered now. */
    public List<String> registerMissing() {
        return forEachMissing(topic -> true, (client, subject, schema) -> client.register(subject, schema));
    }

    /** The subjects under which the schema of this build is not registered. */
    public List<String> missing() {
        return forEachMissing(topic -> true, (client, subject, schema) -> 0);
    }

    /** The same, of these topics only. */
    List<String> missing(Set<String> topics) {
        return forEachMissing(topic -> topics.contains(topic.name()), (client, subject, schema) -> 0);
    }

    private interface Act {
        int on(SchemaRegistryClient client, String subject, AvroSchema schema) throws IOException, RestClientException;
    }

    private List<String> forEachMissing(Predicate<TopicSpec> asked, Act act) {
        List<String> subjects = new ArrayList<>();
        String url = settings.get(VocSettings.SCHEMA_REGISTRY);
        try (SchemaRegistryClient client = RegistryClients.open(url, settings.kafka())) {
            for (TopicSpec topic : catalogue.topics().stream().filter(asked).toList()) {
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
        } catch (SSLException untrusted) {
            throw new InvalidUsage(
                    "TLS with the schema registry at " + url + " fails (kafka.schema.registry.ssl.*): "
                            + untrusted.getMessage(),
                    untrusted);
        } catch (IOException unreachable) {
            throw new Unreachable("no schema registry answers at " + url, unreachable);
        } catch (RestClientException refused) {
            throw refusal(url, refused);
        }
        return subjects;
    }

    private static CommandFailure refusal(String url, RestClientException refused) {
        if (RegistryClients.isNoRegistry(refused)) {
            return new Unreachable("the schema registry at " + url + ": " + RegistryClients.NO_REGISTRY, refused);
        }
        return switch (refused.getStatus()) {
            case UNAUTHORIZED ->
                new InvalidUsage(
                        "the schema registry at " + url
                                + " refuses the credentials (kafka.schema.registry.basic.auth.*, bearer.auth.*)",
                        refused);
            case FORBIDDEN ->
                new CommandFailure("the schema registry at " + url + " does not allow this to its user", refused);
            default ->
                new CommandFailure("the schema registry at " + url + " refuses: " + refused.getMessage(), refused);
        };
    }

    private static boolean isRegistered(SchemaRegistryClient client, String subject, AvroSchema schema)
            throws IOException, RestClientException {
        try {
            return client.getId(subject, schema) > 0;
        } catch (RestClientException unknown) {
            if (RegistryClients.isUnknown(unknown)) {
                return false;
            }
            throw unknown;
        }
    }
}
