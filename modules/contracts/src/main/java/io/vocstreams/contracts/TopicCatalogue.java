package io.vocstreams.contracts;

import io.vocstreams.contracts.TopicSpec.Cleanup;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Every topic, as agreed in {@code schemas/topics.yml}. */
public final class TopicCatalogue {

    private static final String NAME = "topics.yml";
    private static final String RESOURCE = "/schemas/" + NAME;
    private static final String FOREVER = "forever";
    private static final Set<String> NO_STAGES = Set.of(TopicSpec.PRODUCERS, TopicSpec.NOTIFY, TopicSpec.ALL);

    private final Map<String, TopicSpec> topics;

    private static final class Shipped {
        static final TopicCatalogue CATALOGUE = read();
    }

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

    /** The catalogue that this build ships, which is read once. */
    public static TopicCatalogue load() {
        return Shipped.CATALOGUE;
    }

    private static TopicCatalogue read() {
        try (InputStream stream = TopicCatalogue.class.getResourceAsStream(RESOURCE)) {
            Objects.requireNonNull(stream, RESOURCE + " is not on the class path");
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE, e);
        }
    }

    public static TopicCatalogue parse(String yaml) {
        YamlProblems problems = new YamlProblems();
        YamlEntries root = YamlEntries.of(YamlFile.parse(NAME, yaml), "", problems);
        List<TopicSpec> topics = new ArrayList<>();
        for (YamlNode topic : root.need("topics").map(YamlNode::items).orElse(List.of())) {
            String path = "topics[" + (topics.size() + 1) + "]";
            topics.add(topic(YamlEntries.of(topic, path, problems), problems));
        }
        root.refuseUnknown();
        problems.refuseAny(NAME);
        return new TopicCatalogue(topics);
    }

    /** In the order of the flow. */
    public List<TopicSpec> topics() {
        return List.copyOf(topics.values());
    }

    /** Those stages that own topics, in the order of the flow. */
    public List<String> stages() {
        return topics.values().stream()
                .map(TopicSpec::owner)
                .filter(owner -> !NO_STAGES.contains(owner))
                .distinct()
                .toList();
    }

    /** The topics that stages write for others to read, in the order of the flow. */
    public List<String> results() {
        return topics.values().stream()
                .filter(topic -> !NO_STAGES.contains(topic.owner()) && !topic.isInternal())
                .map(TopicSpec::name)
                .toList();
    }

    public TopicSpec topic(String name) {
        TopicSpec topic = topics.get(name);
        if (topic == null) {
            throw new IllegalArgumentException("No topic `" + name + "` in topics.yml");
        }
        return topic;
    }

    /** Where producing services write records of this name. */
    TopicSpec inputOf(String record) {
        return topics.values().stream()
                .filter(topic -> topic.owner().equals(TopicSpec.PRODUCERS)
                        && topic.value().equals(record))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("topics.yml has no topic of producers for " + record));
    }

    /** What is missing is among the problems, so that nobody sees what stands in for it. */
    private static TopicSpec topic(YamlEntries entries, YamlProblems problems) {
        TopicSpec topic = new TopicSpec(
                entries.needText("name").orElse(""),
                entries.needText("owner").orElse(""),
                entries.needText("key").orElse(""),
                entries.needText("value").orElse(""),
                entries.takeText("nullable").orElse(null),
                entries.need("partitions")
                        .flatMap(node -> YamlEntries.number(node, entries.at("partitions"), 1, problems))
                        .orElse(1),
                cleanup(entries),
                entries.needText("retention")
                        .filter(text -> !text.equals(FOREVER))
                        .flatMap(text -> entries.takeDuration("retention"))
                        .orElse(null),
                entries.takeText("sameAs").orElse(null),
                entries.needText("doc").orElse(""));
        entries.refuseUnknown();
        return topic;
    }

    private static Cleanup cleanup(YamlEntries entries) {
        String text = entries.needText("cleanup").orElse("delete");
        if (!text.equals("delete") && !text.equals("compact")) {
            entries.wrong("cleanup", "'" + text + "' is neither delete nor compact");
        }
        return text.equals("compact") ? Cleanup.COMPACT : Cleanup.DELETE;
    }
}
