package io.vocstreams.app.http;

import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Keeps what may be secret out of what is shown of the configuration: the values of all keys but ours and those that
 * Kafka knows and does not call a password. Of any other key nobody knows what its value is.
 */
final class Secrets {

    static final String MASK = "****";

    private static final String KAFKA = "kafka.";
    private static final String REGISTRY = "schema.registry.";

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s,]*@");

    private static final Set<String> OURS =
            VocSettings.ALL.stream().map(Setting::key).collect(Collectors.toUnmodifiableSet());

    private static final Map<String, ConfigDef.ConfigKey> KAFKAS = kafkas();

    /** Of topics, and of the registry's client, which have no such list. */
    private static final Set<String> OTHERS = Set.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.COMPRESSION_TYPE_CONFIG,
            TopicConfig.RETENTION_MS_CONFIG,
            TopicConfig.RETENTION_BYTES_CONFIG,
            TopicConfig.SEGMENT_BYTES_CONFIG,
            TopicConfig.SEGMENT_MS_CONFIG,
            "basic.auth.credentials.source",
            "bearer.auth.credentials.source");

    private static final List<String> PREFIXES = List.of(
            StreamsConfig.MAIN_CONSUMER_PREFIX,
            StreamsConfig.RESTORE_CONSUMER_PREFIX,
            StreamsConfig.GLOBAL_CONSUMER_PREFIX,
            StreamsConfig.CONSUMER_PREFIX,
            StreamsConfig.PRODUCER_PREFIX,
            StreamsConfig.ADMIN_CLIENT_PREFIX,
            StreamsConfig.TOPIC_PREFIX,
            REGISTRY);

    private Secrets() {}

    static String masked(String key, String value) {
        if (!isHarmless(key)) {
            return value.isEmpty() ? "" : MASK;
        }
        return USER_INFO.matcher(value).replaceAll(MASK + "@");
    }

    private static boolean isHarmless(String key) {
        if (!key.startsWith(KAFKA)) {
            return OURS.contains(key) || key.startsWith(VocSettings.COUNTING_PREFIX);
        }
        String name = withoutPrefix(key.substring(KAFKA.length()));
        ConfigDef.ConfigKey known = KAFKAS.get(name);
        return known == null ? OTHERS.contains(name) : known.type != ConfigDef.Type.PASSWORD;
    }

    private static String withoutPrefix(String name) {
        return PREFIXES.stream()
                .filter(name::startsWith)
                .findFirst()
                .map(prefix -> name.substring(prefix.length()))
                .orElse(name);
    }

    private static Map<String, ConfigDef.ConfigKey> kafkas() {
        Map<String, ConfigDef.ConfigKey> known = new HashMap<>();
        known.putAll(AdminClientConfig.configDef().configKeys());
        known.putAll(ConsumerConfig.configDef().configKeys());
        known.putAll(ProducerConfig.configDef().configKeys());
        known.putAll(StreamsConfig.configDef().configKeys());
        return known;
    }
}
