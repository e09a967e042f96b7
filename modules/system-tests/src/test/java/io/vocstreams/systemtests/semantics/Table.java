package io.vocstreams.systemtests.semantics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of a Markdown page, without its decoration. */
record Table(List<String> columns, List<Map<String, String>> rows) {

    private static final String BORDER = "(?<!\\\\)\\|";

    /** The first line is the head, the second the rule under it. */
    static Table of(List<String> lines) {
        List<String> columns = cells(lines.get(0));
        List<Map<String, String>> rows =
                lines.stream().skip(2).map(line -> row(columns, cells(line))).toList();
        return new Table(columns, rows);
    }

    /** What the table is about. */
    String subject() {
        return columns.get(0);
    }

    private static Map<String, String> row(List<String> columns, List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("A row of " + cells.size() + " cells under " + columns);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), cells.get(i));
        }
        return row;
    }

    private static List<String> cells(String line) {
        String inner = line.strip().substring(1, line.strip().length() - 1);
        return Arrays.stream(inner.split(BORDER, -1))
                .map(cell -> cell.replace("\\|", "|")
                        .replace("`", "")
                        .replace("**", "")
                        .replace('−', '-'))
                .map(String::strip)
                .toList();
    }
}
