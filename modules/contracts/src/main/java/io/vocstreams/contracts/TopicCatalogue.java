package io.vocstreams.contracts;

import io.vocstreams.contracts.TopicSpec.Cleanup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every topic, as agreed in {@code schemas/topics.yml}. */
public final class TopicCatalogue {

    private static final String RESOURCE = "/schemas/topics.yml";
    private static final String FOREVER = "forever";

    private final Map<String, TopicSpec> topics;

    private TopicCatalogue(List<TopicSpec> topics) {
        this.topics = topics.stream()
                .collect(Collectors.toMap(
                        TopicSpec::name,
                        topic -> topic,
                        (first, second) -> {
                            throw new IllegalArgumentException("topics.yml: " + first.name() + " is there twice");
                        },
                        LinkedHashMap::new));
    }

    /** The catalogue that this build ships. */
    public static TopicCatalogue load() {
        try (InputStream stream = TopicCatalogue.class.getResourceAsStream(RESOURCE)) {
            Objects.requireNonNull(stream, RESOURCE + " is not on the class path");
            return of(new Load(LoadSettings.builder().setLabel("topics.yml").build()).loadFromInputStream(stream));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE, e);
        }
    }

    public static TopicCatalogue parse(String yaml) {
        return of(new Load(LoadSettings.builder().setLabel("topics.yml").build()).loadFromString(yaml));
    }

    /** In the order of the flow. */
    public List<TopicSpec> topics() {
        return List.copyOf(topics.values());
    }

    public TopicSpec topic(String name) {
        TopicSpec topic = topics.get(name);
        if (topic == null) {
            throw new IllegalArgumentException("No topic `" + name + "` in topics.yml");
        }
        return topic;
    }

    private static TopicCatalogue of(Object document) {
        if (document instanceof Map<?, ?> root && root.get("topics") instanceof List<?> list) {
            return new TopicCatalogue(
                    list.stream().map(entry -> topic(new Entry(entry))).toList());
        }
        throw new IllegalArgumentException("topics.yml: `topics` is no list");
    }

    private static TopicSpec topic(Entry entry) {
        return new TopicSpec(
                entry.text("name"),
                entry.text("owner"),
                entry.text("key"),
                entry.text("value"),
                entry.has("nullable") ? entry.text("nullable") : null,
                entry.count("partitions"),
                entry.cleanup(),
                entry.text("retention").equals(FOREVER) ? null : entry.duration("retention"),
                entry.has("sameAs") ? entry.text("sameAs") : null,
                entry.text("doc"));
    }

    /** One entry of the list, read field by field so that a mistake can be named. */
    private record Entry(Map<?, ?> fields) {

        Entry(Object entry) {
            this(entry instanceof Map<?, ?> map ? map : Map.of());
        }

        boolean has(String field) {
            return fields.containsKey(field);
        }

        String text(String field) {
            if (fields.get(field) instanceof String text && !text.isBlank()) {
                return text;
            }
            throw wrong(field, "is no text");
        }

        int count(String field) {
            if (fields.get(field) instanceof Integer count && count > 0) {
                return count;
            }
            throw wrong(field, "is no number from 1");
        }

        Duration duration(String field) {
            try {
                return Duration.parse(text(field));
            } catch (DateTimeParseException notIso) {
                throw wrong(field, "is neither an ISO-8601 duration nor " + FOREVER);
            }
        }

        Cleanup cleanup() {
            return switch (text("cleanup")) {
                case "delete" -> Cleanup.DELETE;
                case "compact" -> Cleanup.COMPACT;
                default -> throw wrong("cleanup", "is neither delete nor compact");
            };
        }

        private IllegalArgumentException wrong(String field, String problem) {
            return new IllegalArgumentException("topics.yml: `" + field + "` of " + fields.get("name") + " " + problem);
        }
    }
}
