package io.vocstreams.gateway;

import io.vocstreams.http.HashedKeys;
import io.vocstreams.model.Channel;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The file of keys: for each its source, the hash of the secret, and what it is bound to. */
final class KeyFile {

    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]+)?");

    private final YamlProblems problems = new YamlProblems();
    private final Set<String> hashes = new LinkedHashSet<>();

    private KeyFile() {}

    static List<HashedKeys.Hashed<ApiKey>> read(Path file) {
        KeyFile reading = new KeyFile();
        YamlEntries root = YamlEntries.of(YamlFile.read(file), "", reading.problems);
        List<HashedKeys.Hashed<ApiKey>> keys = new ArrayList<>();
        for (YamlNode key : root.need("keys").map(YamlNode::items).orElse(List.of())) {
            String path = "keys[" + (keys.size() + 1) + "]";
            keys.add(reading.key(YamlEntries.of(key, path, reading.problems)));
        }
        root.refuseUnknown();
        reading.problems.refuseAny(String.valueOf(file.getFileName()));
        return keys;
    }

    private HashedKeys.Hashed<ApiKey> key(YamlEntries entries) {
        String source = entries.needText("source").orElse("");
        String hash = HashedKeys.takeHash(entries, hashes);
        ApiKey key = new ApiKey(
                source,
                symbols(entries, "channels", Channel.class),
                symbols(entries, "identifiers", IdentifierType.class),
                origins(entries),
                traits(entries),
                entries.takeNumber("events-per-second", 1)
                        .map(rate -> new RateLimit(rate, System.nanoTime()))
                        .orElse(null));
        entries.refuseUnknown();
        return new HashedKeys.Hashed<>(hash, key);
    }

    private <E extends Enum<E>> Set<E> symbols(YamlEntries entries, String field, Class<E> type) {
        Set<E> symbols = EnumSet.noneOf(type);
        for (String text : texts(entries, field)) {
            Optional<E> symbol = EnumSet.allOf(type).stream()
                    .filter(each -> each.name().equals(text) && !text.equals("UNKNOWN"))
                    .findFirst();
            if (symbol.isEmpty()) {
                entries.wrong(field, "'" + text + "' is none of " + EnumSet.allOf(type));
            }
            symbol.ifPresent(symbols::add);
        }
        return symbols;
    }

    private Set<String> origins(YamlEntries entries) {
        Set<String> origins = new LinkedHashSet<>(texts(entries, "origins"));
        origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .forEach(origin ->
                        entries.wrong("origins", "'" + origin + "' is no origin such as https://shop.example"));
        return origins;
    }

    private Map<String, String> traits(YamlEntries entries) {
        return entries.take("traits")
                .map(node -> {
                    YamlEntries traits = YamlEntries.of(node, entries.at("traits"), problems);
                    Map<String, String> fields = new TreeMap<>();
                    for (String field : List.of("segment", "persona")) {
                        traits.takeText(field).ifPresent(trait -> fields.put(field, trait));
                    }
                    traits.refuseUnknown();
                    return fields;
                })
                .orElse(new TreeMap<>());
    }

    private List<String> texts(YamlEntries entries, String field) {
        return entries.take(field).map(YamlNode::items).orElse(List.of()).stream()
                .flatMap(node -> YamlEntries.text(node, entries.at(field), problems).stream())
                .toList();
    }
}
