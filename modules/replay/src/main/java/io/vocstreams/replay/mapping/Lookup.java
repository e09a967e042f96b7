package io.vocstreams.replay.mapping;

import io.vocstreams.platform.yaml.YamlProblems;
import io.vocstreams.replay.csv.Row;
import io.vocstreams.replay.csv.Table;
import io.vocstreams.replay.csv.UnreadableFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Another file whose rows are found by a key. It is read whole, once. */
final class Lookup {

    private final String name;
    private final Table table;
    private final String key;
    private final int line;
    private final List<Reference> used = new ArrayList<>();
    private final Map<String, Row> rows = new HashMap<>();

    Lookup(String name, Table table, String key, int line) {
        this.name = name;
        this.table = table;
        this.key = key;
        this.line = line;
    }

    Table table() {
        return table;
    }

    /** The step from a key to the text of one column. */
    Step to(String column, Set<String> blanks, int usedInLine, String field) {
        used.add(new Reference(column, usedInLine, field));
        return (text, scope) -> find(text, column, blanks);
    }

    private Optional<String> find(String text, String column, Set<String> blanks) {
        Row row = rows.get(text);
        if (row == null) {
            throw Declined.refused("is not found in the lookup '" + name + "'", text);
        }
        String cell = row.cell(column);
        return cell.isEmpty() || blanks.contains(cell) ? Optional.empty() : Optional.of(cell);
    }

    /** Reads the file and tells what is wrong with it or with what is asked of it. */
    void load(YamlProblems problems) {
        String path = "lookups." + name;
        rows.clear();
        try (Table.Rows open = table.open()) {
            if (addProblems(open, path, problems)) {
                return;
            }
            for (Optional<Row> row = open.next(); row.isPresent(); row = open.next()) {
                if (!row.get().damage().isEmpty()) {
                    problems.add(
                            line,
                            path + ".file",
                            row.get().place() + ": the row " + row.get().damage());
                    return;
                }
                Row previous = rows.putIfAbsent(row.get().cell(key), row.get());
                if (previous != null) {
                    problems.add(
                            line,
                            path + ".key",
                            "'" + key + "' does not tell the rows apart: lines " + previous.line() + " and "
                                    + row.get().line() + " of " + table.name() + " have the same");
                    return;
                }
            }
        } catch (UnreadableFile e) {
            problems.add(line, path + ".file", String.valueOf(e.getMessage()));
        }
    }

    private boolean addProblems(Table.Rows open, String path, YamlProblems problems) {
        Optional<String> problem = open.columns().problemWith(key);
        problem.ifPresent(text -> problems.add(line, path + ".key", text + " in " + table.name()));
        boolean any = problem.isPresent();
        for (Reference reference : used) {
            Optional<String> wrong = open.columns().problemWith(reference.name());
            wrong.ifPresent(text -> problems.add(reference.line(), reference.field(), text + " in " + table.name()));
            any |= wrong.isPresent();
        }
        return any;
    }
}
