package io.vocstreams.platform.config;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Puts secrets in the place of references to them, such as {@code ${dir:/run/secrets:password}}, by Kafka's own
 * configuration providers. Three are there without being declared: {@code dir}, {@code file} and {@code env}.
 */
final class SecretReferences {

    private static final String PROVIDERS = "config.providers";
    /** As Kafka understands it: provider, path, key. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]+):(?:[^}]*?:)?[^}]*}");

    private static final Map<String, String> SHIPPED = Map.of(
            PROVIDERS,
            "dir,file,env",
            "config.providers.dir.class",
            SecretFiles.class.getName(),
            "config.providers.file.class",
            FileConfigProvider.class.getName(),
            "config.providers.env.class",
            EnvVarConfigProvider.class.getName());

    private SecretReferences() {}

    static Map<String, String> resolve(Map<String, String> values) {
        if (values.values().stream().noneMatch(value -> REFERENCE.matcher(value).find())) {
            return values;
        }
        Map<String, String> all = new HashMap<>(values);
        if (!all.containsKey(PROVIDERS)) {
            all.putAll(SHIPPED);
        }
        Map<String, Object> read = read(all);
        Map<String, String> resolved = new TreeMap<>();
        values.forEach((key, value) -> {
            if (!key.startsWith(PROVIDERS)) {
                resolved.put(key, resolved(key, value, String.valueOf(read.get(key))));
            }
        });
        return resolved;
    }

    private static Map<String, Object> read(Map<String, String> all) {
        try {
            return new AbstractConfig(new ConfigDef(), all, false).originals();
        } catch (RuntimeException unreadable) {
            throw new InvalidSettingException("a setting refers to a secret that cannot be read: "
                    + (unreadable.getCause() == null
                            ? unreadable.getMessage()
                            : unreadable.getCause().getMessage()));
        }
    }

    /** Kafka leaves a reference that leads nowhere as it is, and the password would be wrong for no visible reason. */
    private static String resolved(String key, String before, String after) {
        Matcher references = REFERENCE.matcher(before);
        while (references.find()) {
            if (after.contains(references.group())) {
                throw new InvalidSettingException(
                        "kafka." + key + ": " + references.group() + " leads to no value that can be read");
            }
        }
        return after;
    }
}
