package io.vocstreams.replay.mapping;

import io.vocstreams.platform.yaml.YamlProblems;
import io.vocstreams.replay.csv.Columns;
import io.vocstreams.replay.csv.Dialect;
import io.vocstreams.replay.csv.Row;
import io.vocstreams.replay.csv.Sniffer;
import io.vocstreams.replay.csv.Table;
import io.vocstreams.replay.csv.UnreadableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is done with the rows of one file. */
public record FileRule(
        int line,
        String path,
        List<Table> tables,
        Map<String, Expression> definitions,
        Set<String> blanks,
        List<SkipRule> skips,
        Optional<Group> group,
        List<RecordRule> records) {

    private static final char DAMAGED = '\ufffd';

    /** Rows with the same key are one unit; those of {@code same} must agree in it. */
    record Group(List<Reference> by, List<Reference> same) {}

    public boolean isGrouped() {
        return group.isPresent();
    }

    /**
     * The row with the names the mapping gives it.
     *
     * @throws Declined where the mapping skips the row, or the row is damaged
     */
    public Scope scope(Row row) {
        if (!row.damage().isEmpty()) {
            throw Declined.refused(row.damage(), "");
        }
        if (!fits(row)) {
            throw Declined.refusedOpenly(
                    "has more or fewer cells than the header",
                    row.cells().size() + " instead of " + row.columns().width());
        }
        if (row.cells().stream().anyMatch(cell -> cell.indexOf(DAMAGED) >= 0)) {
            String encoding = tables.get(0).dialect().encoding().name();
            throw Declined.refused("has characters that are not " + encoding + "; set `encoding`", "");
        }
        Scope scope = new Scope(row, definitions, blanks, Optional.empty());
        SkipRule.apply(skips, scope);
        return scope;
    }

    /** Trailing separators do no harm. */
    private static boolean fits(Row row) {
        int width = row.columns().width();
        return row.cells().size() >= width && row.cells().stream().skip(width).allMatch(String::isBlank);
    }

    /** What tells the row's group from others. */
    public String key(Scope scope) {
        StringBuilder key = new StringBuilder();
        for (Reference reference : group.orElseThrow().by()) {
            String text = scope.text(reference.name(), blanks)
                    .orElseThrow(() ->
                            Declined.refused("has no value to group by", "").of(reference.name()));
            // Lengths keep ("ab", "c") and ("a", "bc") apart.
            key.append(text.length()).append(':').append(text);
        }
        return key.toString();
    }

    public void checkSame(List<Scope> unit) {
        for (Reference reference : group.orElseThrow().same()) {
            String first = unit.get(0).raw(reference.name());
            for (Scope scope : unit) {
                if (!scope.raw(reference.name()).equals(first)) {
                    throw Declined.refused("differs within a group", "").of(reference.name());
                }
            }
        }
    }

    /** The size of all files as they lie on disk. */
    public long bytes() {
        return tables.stream().mapToLong(Table::bytes).sum();
    }

    /** Reads the headers and notes what does not fit them. */
    void check(YamlProblems problems) {
        for (Table table : tables) {
            try (Table.Rows rows = table.open()) {
                check(table, rows.columns(), problems);
            } catch (UnreadableFile e) {
                problems.add(line, path + ".file", String.valueOf(e.getMessage()));
            }
        }
    }

    private void check(Table table, Columns columns, YamlProblems problems) {
        for (String name : definitions.keySet()) {
            if (columns.indexOf(name).isPresent()) {
                problems.add(line, path + ".define." + name, "hides the column of that name; choose another");
            }
        }
        List<Reference> missing = references().stream()
                .filter(reference -> !Scope.isBuiltIn(reference.name()) && !definitions.containsKey(reference.name()))
                .filter(reference -> columns.problemWith(reference.name()).isPresent())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        String header = columns.found() + ", the header of " + table.name();
        Optional<String> remedy = remedy(table);
        if (remedy.isPresent()) {
            // One cause, so one problem: not one for each field.
            problems.add(
                    line,
                    path + ".file",
                    "has no column "
                            + missing.stream()
                                    .map(reference -> "'" + reference.name() + "'")
                                    .distinct()
                                    .limit(5)
                                    .collect(Collectors.joining(", "))
                            + " among " + header + "; " + remedy.get());
            return;
        }
        missing.forEach(reference -> problems.add(
                reference.line(),
                reference.field(),
                columns.problemWith(reference.name()).orElseThrow() + " in " + table.name()));
        if (missing.stream().anyMatch(reference -> !columns.suggests(reference.name()))) {
            problems.add(line, path + ".file", "found " + header);
        }
    }

    /** What the file seems to be written in, if not what the mapping says. */
    private static Optional<String> remedy(Table table) {
        Dialect seen = Sniffer.look(table);
        List<String> keys = new ArrayList<>();
        if (!seen.encoding().equals(table.dialect().encoding())) {
            keys.add("`encoding: " + seen.encoding().name() + "`");
        }
        if (seen.separator() != table.dialect().separator()) {
            keys.add("`separator: " + (seen.separator() == '\t' ? "tab" : seen.separator()) + "`");
        }
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of("it looks as if it needed " + String.join(" and ", keys));
    }

    private List<Reference> references() {
        List<Reference> all = new ArrayList<>();
        definitions.values().forEach(definition -> all.addAll(definition.references()));
        skips.forEach(skip -> all.addAll(skip.when().references()));
        group.ifPresent(known -> {
            all.addAll(known.by());
            all.addAll(known.same());
        });
        records.forEach(record -> all.addAll(record.references()));
        return all;
    }
}
