package io.vocstreams.replay.mapping;

import io.vocstreams.replay.csv.Dialect;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads how a file is written, among the keys of a file or a lookup. */
final class DialectParser {

    private static final String TAB = "tab";
    private static final String NONE = "none";

    private final Problems problems;

    DialectParser(Problems problems) {
        this.problems = problems;
    }

    Dialect parse(Entries entries) {
        boolean header = flag(entries, "header", true);
        Map<String, Integer> columns = entries.take("columns")
                .map(node -> columns(node, entries.at("columns")))
                .orElse(Map.of());
        if (!header && columns.isEmpty()) {
            problems.add(
                    entries.node(), entries.at("header"), "a file without a header needs `columns` (name: position)");
        }
        return new Dialect(
                Optional.ofNullable(sign(entries, "separator", Dialect.PLAIN.separator()))
                        .orElse(Dialect.PLAIN.separator()),
                sign(entries, "quote", '"'),
                sign(entries, "escape", null),
                encoding(entries),
                header,
                number(entries, "skip-lines"),
                columns,
                entries.takeText("member").orElse(null));
    }

    private @Nullable Character sign(Entries entries, String key, @Nullable Character unstated) {
        Optional<String> stated = entries.takeText(key);
        if (stated.isEmpty()) {
            return unstated;
        }
        if (stated.get().equals(TAB)) {
            return '\t';
        }
        if (stated.get().equals(NONE) && !key.equals("separator")) {
            return null;
        }
        if (stated.get().length() != 1) {
            problems.add(
                    entries.node(),
                    entries.at(key),
                    "must be one character" + (key.equals("separator") ? " or `tab`" : " or `none`"));
            return unstated;
        }
        return stated.get().charAt(0);
    }

    private Charset encoding(Entries entries) {
        Optional<String> stated = entries.takeText("encoding");
        try {
            return stated.map(Charset::forName).orElse(Dialect.PLAIN.encoding());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            problems.add(
                    entries.node(),
                    entries.at("encoding"),
                    "'" + stated.orElse("") + "' is no encoding such as UTF-8, UTF-16, ISO-8859-1 or windows-1252");
            return Dialect.PLAIN.encoding();
        }
    }

    boolean flag(Entries entries, String key, boolean unstated) {
        Optional<String> stated = entries.takeText(key);
        if (stated.isPresent() && !stated.get().equals("true") && !stated.get().equals("false")) {
            problems.add(entries.node(), entries.at(key), "must be true or false");
        }
        return stated.map("true"::equals).orElse(unstated);
    }

    private int number(Entries entries, String key) {
        return entries.take(key)
                .flatMap(node -> position(node, entries.at(key), 0))
                .orElse(0);
    }

    private Map<String, Integer> columns(Node node, String path) {
        return new LinkedHashMap<>(
                Entries.of(node, path, problems).<Integer>all((value, at) -> position(value, at, 1)));
    }

    private Optional<Integer> position(Node node, String path, int least) {
        return Entries.text(node, path, problems).flatMap(text -> {
            try {
                int position = Integer.parseInt(text);
                if (position >= least) {
                    return Optional.of(position);
                }
            } catch (NumberFormatException e) {
                // Told below, like a number that is too small.
            }
            problems.add(node, path, "'" + text + "' is no whole number from " + least);
            return Optional.empty();
        });
    }
}
