package io.vocstreams.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Labelled sentences: text and label of each row below the header. */
final class LabelledCsv {

    private LabelledCsv() {}

    static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"') {
                // Two quotes inside of a quoted cell stand for one.
                if (quoted && csv.startsWith("\"\"", i)) {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        return rows.stream()
                .skip(1)
                .map(cells -> List.of(cells.get(0), cells.get(1).strip().toUpperCase(Locale.ROOT)))
                .toList();
    }
}
