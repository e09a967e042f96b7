package io.vocstreams.replay.csv;

import java.util.List;

/**
 * One row of a file.
 *
 * @param line where it begins, counted from 1
 * @param damage why it has no cells, blank if it has
 */
public record Row(String file, long line, List<String> cells, Columns columns, String damage) {

    /** The text of a column without blanks at its ends. */
    public String cell(String name) {
        int index = columns.indexOf(name).orElseThrow(() -> new IllegalArgumentException("no column " + name));
        return index < cells.size() ? CellText.strip(cells.get(index)) : "";
    }

    public String place() {
        return file + ":" + line;
    }
}
