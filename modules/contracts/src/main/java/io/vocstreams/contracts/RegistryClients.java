package io.vocstreams.contracts;

import io.confluent.kafka.schemaregistry.SchemaProvider;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.vocstreams.platform.Causes;
import io.vocstreams.platform.config.InvalidSettingException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Clients of the schema registry, with Confluent's own settings for TLS and for who we are. */
public final class RegistryClients {

    /** What to say where {@link #isNoRegistry}. */
    public static final String NO_REGISTRY =
            "what answers there is no schema registry (HTTP status 404); is the path right?";

    private static final int NOT_FOUND = 404;
    /** What a registry answers of a subject, a version or a schema that it does not know. */
    private static final Set<Integer> UNKNOWN = Set.of(40401, 40402, 40403);

    private static final int CACHED_SCHEMAS = 1000;
    private static final String PREFIX = "schema.registry.";

    private RegistryClients() {}

    /** The client settings are those of Kafka, with those of the registry among them. */
    public static SchemaRegistryClient open(String url, Map<String, ?> clientSettings) {
        try {
            List<String> urls = Arrays.asList(url.split(",", -1));
            List<SchemaProvider> providers = List.of(new AvroSchemaProvider());
            Map<String, Object> settings = withSources(clientSettings);
            return MockSchemaRegistry.validateAndMaybeGetMockScope(urls) == null
                    ? new QuickRegistryClient(urls, CACHED_SCHEMAS, providers, settings)
                    : SchemaRegistryClientFactory.newClient(urls, CACHED_SCHEMAS, providers, settings, Map.of());
        } catch (RuntimeException unusable) {
            throw new InvalidSettingException(
                    "the settings of the schema registry (kafka.schema.registry.*) cannot be used: " + root(unusable));
        }
    }

    /** Whether the registry says that it does not know what it was asked for. */
    public static boolean isUnknown(RestClientException refused) {
        return refused.getStatus() == NOT_FOUND && UNKNOWN.contains(refused.getErrorCode());
    }

    /** Whether a server without such a path has answered: any server may, and it says nothing about schemas. */
    public static boolean isNoRegistry(RestClientException refused) {
        return refused.getStatus() == NOT_FOUND && !isUnknown(refused);
    }

    /** A password or a token that is given is meant to be used. */
    static Map<String, Object> withSources(Map<String, ?> clientSettings) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        useIfGiven(settings, "basic.auth.user.info", "basic.auth.credentials.source", "USER_INFO");
        useIfGiven(settings, "bearer.auth.token", "bearer.auth.credentials.source", "STATIC_TOKEN");
        return settings;
    }

    private static void useIfGiven(Map<String, Object> settings, String secret, String source, String value) {
        boolean given = settings.containsKey(secret) || settings.containsKey(PREFIX + secret);
        if (given && !settings.containsKey(PREFIX + source)) {
            settings.putIfAbsent(source, value);
        }
    }

    private static String root(Throwable failure) {
        Throwable root = Causes.root(failure);
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
