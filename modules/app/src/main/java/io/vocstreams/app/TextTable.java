package io.vocstreams.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rows under a header. Columns are as wide as the first rows need, so that a long table can be written while it is
 * made. Where a line is too long for the terminal, the widest columns are cut, but none that a reader has to copy.
 */
public final class TextTable {

    /** The width of what is no terminal: nothing is cut. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final Pattern NUMBER = Pattern.compile("-|[-+]?[0-9][0-9,.]*( *%)?");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final String GAP = "  ";
    private static final int LEAST = 8;

    private final List<String> header;
    private final Set<Integer> whole = new HashSet<>();
    private final List<List<String>> rows = new ArrayList<>();
    private int[] widths = {};
    private boolean[] numbers = {};

    public TextTable(String... header) {
        this.header = List.of(header);
    }

    /** Columns that are never cut, because somebody copies what stands there. */
    public TextTable whole(String... columns) {
        for (String column : columns) {
            whole.add(header.indexOf(column));
        }
        return this;
    }

    public TextTable row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            // A comment may hold line ends, and what makes a terminal do more than print.
            row.add(CONTROLS.matcher(String.valueOf(cell)).replaceAll(" "));
        }
        rows.add(row);
        return this;
    }

    /** Rows that {@link #lines} has not given out yet. */
    int waiting() {
        return rows.size();
    }

    /** For what is no terminal. */
    public List<String> lines() {
        return lines(UNLIMITED);
    }

    /** The rows added since the last call; the first time under the header, and only then the widths are chosen. */
    public List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        if (widths.length == 0) {
            chooseWidths(width);
            lines.add(line(header, width));
        }
        rows.forEach(row -> lines.add(line(row, width)));
        rows.clear();
        return lines;
    }

    private void chooseWidths(int width) {
        widths = new int[header.size()];
        numbers = new boolean[header.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = header.get(column).length();
            numbers[column] = !rows.isEmpty();
            for (List<String> row : rows) {
                String cell = row.get(column);
                widths[column] = Math.max(widths[column], cell.length());
                numbers[column] = numbers[column] && NUMBER.matcher(cell).matches();
            }
        }
        int excess = -width + (widths.length - 1) * GAP.length();
        for (int columnWidth : widths) {
            excess += columnWidth;
        }
        for (int widest = widestToCut(); excess > 0 && widest >= 0; widest = widestToCut()) {
            widths[widest]--;
            excess--;
        }
    }

    private int widestToCut() {
        int widest = -1;
        for (int column = 0; column < widths.length; column++) {
            boolean mayBeCut = !whole.contains(column) && !numbers[column] && widths[column] > LEAST;
            if (mayBeCut && (widest < 0 || widths[column] > widths[widest])) {
                widest = column;
            }
        }
        return widest;
    }

    private String line(List<String> cells, int width) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            boolean uncut = width == UNLIMITED || whole.contains(column);
            String cell = uncut ? cells.get(column) : cut(cells.get(column), widths[column]);
            String blanks = " ".repeat(Math.max(0, widths[column] - cell.length()));
            line.append(column == 0 ? "" : GAP);
            line.append(numbers[column] ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String cell, int width) {
        return cell.length() <= width ? cell : cell.substring(0, width - 1) + "…";
    }
}
