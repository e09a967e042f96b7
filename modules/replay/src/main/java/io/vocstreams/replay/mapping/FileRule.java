package io.vocstreams.replay.mapping;

import io.vocstreams.platform.yaml.YamlProblems;
import io.vocstreams.replay.csv.Columns;
import io.vocstreams.replay.csv.Row;
import io.vocstreams.replay.csv.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is done with the rows of one file. */
public record FileRule(
        int line,
        String path,
        Table table,
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
        if (!fits(row)) {
            throw Declined.refused(
                    "has more or fewer cells than the header",
                    row.cells().size() + " instead of " + row.columns().width());
        }
        if (row.cells().stream().anyMatch(cell -> cell.indexOf(DAMAGED) >= 0)) {
            String encoding = table.dialect().encoding().name();
            throw Declined.refused("has characters that are not " + encoding + "; set `encoding`", "");
        }
        Scope scope = new Scope(row, definitions, blanks);
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

    /** Tells which names are neither columns nor definitions. */
    void check(Columns columns, YamlProblems problems) {
        for (String name : definitions.keySet()) {
            if (columns.indexOf(name).isPresent()) {
                problems.add(line, path + ".define." + name, "hides the column of that name; choose another");
            }
        }
        for (Reference reference : references()) {
            if (!Scope.isBuiltIn(reference.name()) && !definitions.containsKey(reference.name())) {
                columns.problemWith(reference.name())
                        .ifPresent(text ->
                                problems.add(reference.line(), reference.field(), text + " in " + table.name()));
            }
        }
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
