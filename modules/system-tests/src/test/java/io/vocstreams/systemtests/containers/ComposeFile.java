package io.vocstreams.systemtests.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What docker-compose.yml says, so that tests use the images and settings that users do. */
final class ComposeFile {

    private static final Pattern DEFAULT = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

    private final Map<?, ?> services;

    private ComposeFile(Map<?, ?> services) {
        this.services = services;
    }

    static ComposeFile read() {
        String text;
        try {
            text = Files.readString(root().resolve("docker-compose.yml"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Map<?, ?> file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        return new ComposeFile((Map<?, ?>) Objects.requireNonNull(file.get("services")));
    }

    /** The folder of the whole project. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docker-compose.yml"))) {
            folder = Optional.ofNullable(folder.getParent())
                    .orElseThrow(() -> new IllegalStateException("No docker-compose.yml here or above"));
        }
        return folder;
    }

    List<String> services() {
        return services.keySet().stream().map(String::valueOf).toList();
    }

    /** As it is if the environment does not say otherwise. */
    String image(String service) {
        return resolved(String.valueOf(find(service(service), "image")));
    }

    Map<String, String> environment(String service) {
        Map<String, String> values = new TreeMap<>();
        if (find(service(service), "environment") instanceof Map<?, ?> found) {
            found.forEach((key, value) -> values.put(String.valueOf(key), resolved(String.valueOf(value))));
        }
        return values;
    }

    private Map<?, ?> service(String name) {
        Object service = services.get(name);
        if (!(service instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("docker-compose.yml has no service " + name);
        }
        return map;
    }

    private static String resolved(String text) {
        return DEFAULT.matcher(text).replaceAll("$1");
    }

    /** A key of the service itself, or else of what it takes over by {@code <<}, which is not part of YAML 1.2. */
    private static @Nullable Object find(Map<?, ?> map, String key) {
        Object own = map.get(key);
        return own == null && map.get("<<") instanceof Map<?, ?> inherited ? find(inherited, key) : own;
    }
}
