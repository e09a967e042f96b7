package io.vocstreams.replay.mapping;

import io.vocstreams.replay.csv.Row;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names mean in one row: its columns, the file's definitions, and where the row stands. */
public record Scope(Row row, Map<String, Expression> definitions, Set<String> blanks, Optional<Each> each) {

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
        if (each.isPresent() && Each.NAMES.contains(name)) {
            return switch (name) {
                case Each.COLUMN -> each.get().column().name();
                case Each.NAME -> each.get().name();
                default -> raw(each.get().column().name());
            };
        }
        Expression definition = definitions.get(name);
        return definition == null ? row.cell(name) : definition.evaluate(this).orElse("");
    }

    Optional<String> text(String name, Set<String> noValue) {
        String text = raw(name);
        return text.isEmpty() || noValue.contains(text) ? Optional.empty() : Optional.of(text);
    }

    Scope with(Each one) {
        return new Scope(row, definitions, blanks, Optional.of(one));
    }

    static boolean isBuiltIn(String name) {
        return name.equals(LINE) || name.equals(FILE);
    }
}
