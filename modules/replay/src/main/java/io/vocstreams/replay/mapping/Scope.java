package io.vocstreams.replay.mapping;

import io.vocstreams.replay.csv.Row;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names mean in one row: its columns, the file's definitions, and where the row stands. */
public record Scope(Row row, Map<String, Expression> definitions, Set<String> blanks) {

    static final String LINE = "@line";
    static final String FILE = "@file";

    /** The text of a name, without regard to what the mapping takes for blank. */
    String raw(String name) {
        if (name.equals(LINE)) {
            return Long.toString(row.line());
        }
        if (name.equals(FILE)) {
            return row.file();
        }
        Expression definition = definitions.get(name);
        return definition == null ? row.cell(name) : definition.evaluate(this).orElse("");
    }

    Optional<String> text(String name, Set<String> noValue) {
        String text = raw(name);
        return text.isEmpty() || noValue.contains(text) ? Optional.empty() : Optional.of(text);
    }

    static boolean isBuiltIn(String name) {
        return name.equals(LINE) || name.equals(FILE);
    }
}
