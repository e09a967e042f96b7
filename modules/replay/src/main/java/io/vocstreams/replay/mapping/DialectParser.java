package io.vocstreams.replay.mapping;

import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import io.vocstreams.replay.csv.Dialect;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how a file is written, among the keys of a file or a lookup. */
final class DialectParser {

    private static final String TAB = "tab";
    private static final String NONE = "none";

    private final YamlProblems problems;

    DialectParser(YamlProblems problems) {
        this.problems = problems;
    }

    Dialect parse(YamlEntries entries) {
        boolean header = entries.takeFlag("header").orElse(true);
        Map<String, Integer> columns = entries.take("columns")
                .map(node -> columns(node, entries.at("columns")))
                .orElse(Map.of());
        if (!header && columns.isEmpty()) {
            entries.wrong("header", "a file without a header needs `columns` (name: position)");
        }
        return new Dialect(
                Optional.ofNullable(sign(entries, "separator", Dialect.PLAIN.separator()))
                        .orElse(Dialect.PLAIN.separator()),
                sign(entries, "quote", '"'),
                sign(entries, "escape", null),
                encoding(entries),
                header,
                entries.takeNumber("skip-lines", 0).orElse(0),
                columns,
                entries.takeText("member").orElse(null));
    }

    private @Nullable Character sign(YamlEntries entries, String key, @Nullable Character unstated) {
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
            entries.wrong(key, "must be one character" + (key.equals("separator") ? " or `tab`" : " or `none`"));
            return unstated;
        }
        return stated.get().charAt(0);
    }

    private Charset encoding(YamlEntries entries) {
        Optional<String> stated = entries.takeText("encoding");
        try {
            return stated.map(Charset::forName).orElse(Dialect.PLAIN.encoding());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            entries.wrong(
                    "encoding",
                    "'" + stated.orElse("") + "' is no encoding such as UTF-8, UTF-16, ISO-8859-1 or windows-1252");
            return Dialect.PLAIN.encoding();
        }
    }

    private Map<String, Integer> columns(YamlNode node, String path) {
        return YamlEntries.of(node, path, problems).all((value, at) -> YamlEntries.number(value, at, 1, problems));
    }
}
