package io.vocstreams.platform.yaml;

import io.vocstreams.platform.text.Nearest;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Keys with values, taken one by one; a key that nobody takes is a problem. */
public final class YamlEntries {

    /** The symbol that stands for one of another build; nobody chooses it. */
    private static final String NO_CHOICE = "UNKNOWN";

    private final YamlNode node;
    private final String path;
    private final YamlProblems problems;
    private final Map<String, YamlNode> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final List<String> known = new ArrayList<>();

    private YamlEntries(YamlNode node, String path, YamlProblems problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    /** The keys of a node; the path is what messages call it, blank at the top of a file. */
    public static YamlEntries of(YamlNode node, String path, YamlProblems problems) {
        YamlEntries entries = new YamlEntries(node, path, problems);
        if (node instanceof YamlNode.Keys keys) {
            keys.entries().forEach(entries::add);
        } else {
            problems.add(node, path, "must be keys with values (`key: value`)");
        }
        return entries;
    }

    private void add(YamlNode.Entry entry) {
        if (!(entry.key() instanceof YamlNode.Scalar key)) {
            problems.add(entry.key(), path, "a key must be plain text");
        } else if (values.putIfAbsent(key.text(), entry.value()) != null) {
            problems.add(key, at(key.text()), "stands twice");
        } else {
            lines.put(key.text(), key.line());
        }
    }

    public YamlNode node() {
        return node;
    }

    public String path() {
        return path;
    }

    public String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The line of a key; of the whole where it is not there. */
    public int lineOf(String key) {
        return lines.getOrDefault(key, node.line());
    }

    /** Notes what is wrong with the value of a key, or with its absence. */
    public void wrong(String key, String problem) {
        problems.add(lineOf(key), at(key), problem);
    }

    /** The value of a key; empty where the key is absent or says nothing (`~`). */
    public Optional<YamlNode> take(String key) {
        return takeAny(key).filter(value -> !value.isNothing());
    }

    /** The value of a key, also where it says nothing. */
    public Optional<YamlNode> takeAny(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    public Optional<YamlNode> need(String key) {
        Optional<YamlNode> value = take(key);
        if (value.isEmpty()) {
            problems.add(node, path, "`" + key + "` is missing");
        }
        return value;
    }

    public Optional<String> takeText(String key) {
        return take(key).flatMap(value -> text(value, at(key), problems));
    }

    public Optional<String> needText(String key) {
        return need(key).flatMap(value -> text(value, at(key), problems));
    }

    public Optional<Boolean> takeFlag(String key) {
        return takeText(key).flatMap(text -> {
            if (text.equals("true") || text.equals("false")) {
                return Optional.of(text.equals("true"));
            }
            wrong(key, "must be true or false");
            return Optional.empty();
        });
    }

    public Optional<Integer> takeNumber(String key, int least) {
        return take(key).flatMap(value -> number(value, at(key), least, problems));
    }

    /** An ISO-8601 duration. */
    public Optional<Duration> takeDuration(String key) {
        return take(key).flatMap(value -> duration(value, at(key), problems));
    }

    /** One of the constants, named as in the code. */
    public <E extends Enum<E>> Optional<E> takeChoice(String key, Class<E> type) {
        List<E> choices = Stream.of(type.getEnumConstants())
                .filter(one -> !one.name().equals(NO_CHOICE))
                .toList();
        return takeText(key).flatMap(text -> {
            Optional<E> choice =
                    choices.stream().filter(one -> one.name().equals(text)).findFirst();
            if (choice.isEmpty()) {
                wrong(key, "'" + text + "' is none of " + choices);
            }
            return choice;
        });
    }

    /** Everything under keys of the writer's own choice; the function gets each value and its path. */
    public <T> Map<String, T> all(BiFunction<YamlNode, String, Optional<T>> parser) {
        Map<String, T> parsed = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            known.add(key);
            parser.apply(value, at(key)).ifPresent(result -> parsed.put(key, result));
        });
        return parsed;
    }

    public Map<String, YamlNode> values() {
        return values;
    }

    public void refuseUnknown() {
        lines.forEach((key, line) -> {
            if (!known.contains(key)) {
                problems.add(
                        line,
                        at(key),
                        "unknown key"
                                + Nearest.to(key, known)
                                        .map(near -> "; did you mean `" + near + "`?")
                                        .orElse("; known are " + known));
            }
        });
    }

    public static Optional<String> text(YamlNode node, String path, YamlProblems problems) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.isNothing()) {
            return Optional.of(scalar.text());
        }
        problems.add(
                node,
                path,
                node instanceof YamlNode.Keys ? "must be text; text that begins with { needs quotes" : "must be text");
        return Optional.empty();
    }

    /** The texts of a list, or of a text alone. */
    public static List<String> texts(YamlNode node, String path, YamlProblems problems) {
        return node.items().stream()
                .flatMap(item -> text(item, path, problems).stream())
                .toList();
    }

    public static Optional<Integer> number(YamlNode node, String path, int least, YamlProblems problems) {
        return text(node, path, problems).flatMap(text -> {
            try {
                int number = Integer.parseInt(text);
                if (number >= least) {
                    return Optional.of(number);
                }
            } catch (NumberFormatException e) {
                // Said below, like a number that is too small.
            }
            problems.add(node, path, "'" + text + "' is no whole number from " + least);
            return Optional.empty();
        });
    }

    public static Optional<Duration> duration(YamlNode node, String path, YamlProblems problems) {
        return text(node, path, problems).flatMap(text -> {
            try {
                return Optional.of(Duration.parse(text));
            } catch (DateTimeParseException e) {
                problems.add(node, path, "'" + text + "' is no ISO-8601 duration such as PT2H or -PT2H");
                return Optional.empty();
            }
        });
    }
}
