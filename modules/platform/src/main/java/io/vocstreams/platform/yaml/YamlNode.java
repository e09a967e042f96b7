package io.vocstreams.platform.yaml;

import java.util.List;

/**
 * A part of a YAML file and the line in which it begins. A scalar stays text until its reader wants something else of
 * it, so {@code 1} and {@code "1"} are the same. A part that aliases repeat is one object.
 */
public sealed interface YamlNode {

    int line();

    /** The items of a list; of anything else itself, so that a list of one needs no brackets. */
    default List<YamlNode> items() {
        return List.of(this);
    }

    /** Whether nothing stands there: {@code ~}, {@code null} or blank, without quotes. */
    default boolean isNothing() {
        return false;
    }

    /** Text, a number, or nothing. */
    record Scalar(int line, String text, boolean isNothing) implements YamlNode {}

    /** A list. */
    record Sequence(int line, List<YamlNode> items) implements YamlNode {}

    /** Keys with values, as they stand: {@link YamlEntries} refuses those that stand twice. */
    record Keys(int line, List<Entry> entries) implements YamlNode {}

    /** A key and its value. */
    record Entry(YamlNode key, YamlNode value) {}
}
