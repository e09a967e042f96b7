package io.vocstreams.platform.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;

/** Secrets in one file each, without the line break that most editors and {@code echo} put at the end. */
public final class SecretFiles extends DirectoryConfigProvider {

    @Override
    public ConfigData get(String path) {
        return trimmed(super.get(path));
    }

    @Override
    public ConfigData get(String path, Set<String> keys) {
        return trimmed(super.get(path, keys));
    }

    private static ConfigData trimmed(ConfigData read) {
        Map<String, String> data = new TreeMap<>();
        read.data().forEach((name, text) -> data.put(name, text.replaceFirst("\\R\\z", "")));
        return new ConfigData(data, read.ttl());
    }
}
