package io.vocstreams.replay.mapping;

import io.vocstreams.replay.csv.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The keys of one YAML mapping, taken one by one; a key that nobody takes is a problem. */
final class Entries {

    private final Node node;
    private final String path;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final List<String> known = new ArrayList<>();

    private Entries(Node node, String path, Problems problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    static Entries of(Node node, String path, Problems problems) {
        Entries entries = new Entries(node, path, problems);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entries::add);
        } else {
            problems.add(node, path, "must be keys with values (`key: value`)");
        }
        return entries;
    }

    private void add(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.add(tuple.getKeyNode(), path, "a key must be plain text");
        } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
            problems.add(key, at(key.getValue()), "stands twice");
        } else {
            keys.put(key.getValue(), key);
        }
    }

    Node node() {
        return node;
    }

    String path() {
        return path;
    }

    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<Node> take(String key) {
        known.add(key);
        keys.remove(key);
        return Optional.ofNullable(values.get(key));
    }

    Optional<Node> need(String key) {
        Optional<Node> value = take(key);
        if (value.isEmpty()) {
            problems.add(node, path, "`" + key + "` is missing");
        }
        return value;
    }

    /** Plain text; a null is a problem. */
    Optional<String> takeText(String key) {
        return take(key).flatMap(value -> text(value, at(key), problems));
    }

    Optional<String> needText(String key) {
        return need(key).flatMap(value -> text(value, at(key), problems));
    }

    /** Everything under keys of the writer's own choice. */
    <T> Map<String, T> all(BiFunction<Node, String, Optional<T>> parser) {
        Map<String, T> parsed = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            keys.remove(key);
            parser.apply(value, at(key)).ifPresent(result -> parsed.put(key, result));
        });
        return parsed;
    }

    Map<String, Node> values() {
        return values;
    }

    Node keyNode(String key) {
        return keys.getOrDefault(key, node);
    }

    void refuseUnknown() {
        keys.forEach((key, keyNode) -> problems.add(
                keyNode,
                at(key),
                "unknown key"
                        + Texts.nearest(key, known)
                                .map(near -> "; did you mean `" + near + "`?")
                                .orElse("; known are " + known)));
    }

    static Optional<String> text(Node node, String path, Problems problems) {
        if (node instanceof ScalarNode scalar && !isNull(node)) {
            return Optional.of(scalar.getValue());
        }
        problems.add(
                node,
                path,
                node instanceof MappingNode
                        ? "must be text; a template that begins with { needs quotes"
                        : "must be text");
        return Optional.empty();
    }

    static List<Node> list(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    static boolean isNull(Node node) {
        return Tag.NULL.equals(node.getTag());
    }
}
