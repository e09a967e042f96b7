package io.vocstreams.app.redrive;

import io.vocstreams.app.InvalidUsage;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.intake.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A file of fixes, as docs/reliability.md describes it. */
public record FixFile(String name, List<Fix> fixes) {

    private static final Set<String> KEYS = Set.of("topic", "reason", "when", "rename", "replace", "shift", "set");

    public static FixFile load(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new InvalidUsage("--fix: cannot read " + file, unreadable);
        }
        return parse(String.valueOf(file.getFileName()), text);
    }

    static FixFile parse(String name, String text) {
        Object document;
        try {
            document = new Load(LoadSettings.builder()
                            .setLabel(name)
                            .setSchema(new CoreSchema())
                            .build())
                    .loadFromString(text);
        } catch (YamlEngineException malformed) {
            throw new InvalidUsage(
                    name + ": " + String.valueOf(malformed.getMessage()).replaceAll("\\s+", " "), malformed);
        }
        if (!(document instanceof Map<?, ?> root) || !Integer.valueOf(1).equals(root.get("version"))) {
            throw new InvalidUsage(name + ": `version: 1` is missing");
        }
        if (!(root.get("fixes") instanceof List<?> list) || list.isEmpty() || root.size() != 2) {
            throw new InvalidUsage(name + ": beside `version` there must be `fixes`, a list");
        }
        List<Fix> fixes = new ArrayList<>();
        for (Object entry : list) {
            fixes.add(new Parser(name + ": fixes[" + fixes.size() + "]", entry).fix());
        }
        return new FixFile(name, List.copyOf(fixes));
    }

    /** One entry, key by key, so that a mistake can be named. */
    private record Parser(String at, Map<?, ?> entry) {

        Parser(String at, @Nullable Object entry) {
            this(at, entry instanceof Map<?, ?> map ? map : Map.of());
            for (Object key : this.entry.keySet()) {
                if (!KEYS.contains(String.valueOf(key))) {
                    throw new InvalidUsage(at + ": there is no `" + key + "`; there are "
                            + String.join(", ", KEYS.stream().sorted().toList()));
                }
            }
        }

        Fix fix() {
            Set<String> topics = texts("topic");
            List<String> known = new ArrayList<>(Topics.INTERACTION_INPUTS);
            known.add(Topics.IDENTITY_LINKS);
            known.add(Topics.CUSTOMERS);
            if (topics.isEmpty() || !known.containsAll(topics)) {
                throw new InvalidUsage(at + ".topic: must be an input topic, or a list of some");
            }
            Set<String> reasons = texts("reason");
            List<String> all =
                    Arrays.stream(RejectReason.values()).map(Enum::name).toList();
            reasons.stream().filter(reason -> !all.contains(reason)).findFirst().ifPresent(reason -> {
                throw new InvalidUsage(at + ".reason: there is no reason " + reason);
            });
            Fix fix = new Fix(
                    at,
                    topics,
                    reasons,
                    map("when", (value, field) -> oneOf(value)),
                    map("rename", this::text),
                    map("replace", this::meanings),
                    map("shift", this::duration),
                    map("set", (value, field) -> optional(value)));
            if (fix.rename().isEmpty()
                    && fix.replace().isEmpty()
                    && fix.shift().isEmpty()
                    && fix.set().isEmpty()) {
                throw new InvalidUsage(at + ": changes nothing; it needs `rename`, `replace`, `shift` or `set`");
            }
            return fix;
        }

        private Set<String> texts(String key) {
            Object value = entry.get(key);
            Set<String> texts = new LinkedHashSet<>();
            (value instanceof List<?> list ? list : value == null ? List.of() : List.of(value))
                    .forEach(item -> texts.add(String.valueOf(item)));
            return texts;
        }

        private <T> Map<String, T> map(String key, BiFunction<@Nullable Object, String, T> parse) {
            Object value = entry.get(key);
            if (value == null) {
                return Map.of();
            }
            if (!(value instanceof Map<?, ?> fields)) {
                throw new InvalidUsage(at + "." + key + ": must be fields with values");
            }
            Map<String, T> parsed = new LinkedHashMap<>();
            fields.forEach((field, item) ->
                    parsed.put(String.valueOf(field), parse.apply(item, at + "." + key + "." + field)));
            return parsed;
        }

        private static Set<Optional<String>> oneOf(@Nullable Object value) {
            Set<Optional<String>> texts = new LinkedHashSet<>();
            if (value instanceof List<?> list) {
                list.forEach(item -> texts.add(optional(item)));
            } else {
                texts.add(optional(value));
            }
            return texts;
        }

        private String text(@Nullable Object value, String where) {
            return optional(value).orElseThrow(() -> new InvalidUsage(where + ": must name a field"));
        }

        private Map<String, Optional<String>> meanings(@Nullable Object value, String where) {
            if (!(value instanceof Map<?, ?> codes)) {
                throw new InvalidUsage(where + ": must be old values with new ones");
            }
            Map<String, Optional<String>> meanings = new LinkedHashMap<>();
            codes.forEach((old, meaning) -> meanings.put(String.valueOf(old), optional(meaning)));
            return meanings;
        }

        private Duration duration(@Nullable Object value, String where) {
            try {
                return Duration.parse(String.valueOf(value));
            } catch (DateTimeParseException notIso) {
                throw new InvalidUsage(where + ": `" + value + "` is not an ISO-8601 duration such as -PT2H");
            }
        }

        private static Optional<String> optional(@Nullable Object value) {
            return Optional.ofNullable(value).map(String::valueOf);
        }
    }
}
