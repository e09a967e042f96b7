package io.vocstreams.platform.config;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The values a deployment has chosen. Later sources win: file, environment, command line. */
public final class Settings {

    private static final String KAFKA_PREFIX = "kafka.";
    private static final String KAFKA_ENVIRONMENT_PREFIX = "VOC_KAFKA_";

    private final Map<String, String> values;
    private final Map<String, String> origins;

    private Settings(Map<String, String> values, Map<String, String> origins) {
        this.values = new TreeMap<>(values);
        this.origins = new TreeMap<>(origins);
    }

    public static Settings of(Map<String, String> values) {
        return new Settings(values, Map.of());
    }

    /** The same values, of which it is known where they come from. */
    public Settings from(String origin) {
        Map<String, String> named = new TreeMap<>();
        values.keySet().forEach(key -> named.put(key, origin));
        return new Settings(values, named);
    }

    /** Where the value of a key was chosen. */
    public String origin(String key) {
        return origins.getOrDefault(key, values.containsKey(key) ? "given" : "default");
    }

    public static Settings ofFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = new StringReader(Files.readString(file))) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new InvalidSettingException(
                    "Cannot read the configuration file " + file + ": " + unreadable.getMessage(), unreadable);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return of(values);
    }

    /**
     * VOC_JOURNEY_INACTIVITY_GAP sets voc.journey.inactivity-gap; VOC_KAFKA_SECURITY_PROTOCOL sets
     * kafka.security.protocol.
     */
    public static Settings ofEnvironment(Map<String, String> environment, Collection<Setting<?>> known) {
        Map<String, String> values = new TreeMap<>();
        for (Setting<?> setting : known) {
            String value = environment.get(setting.environmentName());
            if (value != null) {
                values.put(setting.key(), value);
            }
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(KAFKA_ENVIRONMENT_PREFIX)) {
                String key = name.substring(KAFKA_ENVIRONMENT_PREFIX.length());
                values.put(KAFKA_PREFIX + key.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return of(values);
    }

    /** The variable that sets a key. */
    public static String environmentName(String key) {
        String name = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return key.startsWith(KAFKA_PREFIX) ? "VOC_" + name : name;
    }

    public Settings overriddenBy(Settings stronger) {
        Map<String, String> merged = new TreeMap<>(values);
        merged.putAll(stronger.values);
        Map<String, String> mergedOrigins = new TreeMap<>(origins);
        stronger.values.keySet().forEach(key -> mergedOrigins.put(key, stronger.origin(key)));
        return new Settings(merged, mergedOrigins);
    }

    public <T> T get(Setting<T> setting) {
        return find(setting).orElseGet(setting::defaultValue);
    }

    public <T> Optional<T> find(Setting<T> setting) {
        String text = values.get(setting.key());
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(setting.parse().apply(text.strip()));
        } catch (RuntimeException malformed) {
            throw new InvalidSettingException(setting.key() + ": `" + text + "` is not " + setting.form(), malformed);
        }
    }

    /** Refuses keys that nobody reads, so that a misspelt one is not silently without effect. */
    public void requireKnown(Collection<Setting<?>> known, Set<String> openPrefixes) {
        Set<String> keys = new HashSet<>();
        known.forEach(setting -> keys.add(setting.key()));
        for (String key : values.keySet()) {
            boolean open = key.startsWith(KAFKA_PREFIX) || openPrefixes.stream().anyMatch(key::startsWith);
            if (!open && !keys.contains(key)) {
                throw new InvalidSettingException(key + ": there is no such setting");
            }
        }
    }

    public Map<String, String> all() {
        return new TreeMap<>(values);
    }

    /** Everything under a prefix, without it. */
    public Map<String, String> under(String prefix) {
        Map<String, String> selected = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                selected.put(key.substring(prefix.length()), value);
            }
        });
        return selected;
    }

    /** Kafka's own settings, with the secrets that they refer to; not to be shown to anybody. */
    public Map<String, String> kafka() {
        return SecretReferences.resolve(under(KAFKA_PREFIX));
    }
}
