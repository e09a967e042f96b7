package io.vocstreams.app;

import java.util.ArrayList;
import java.util.List;

/** A table of text that fits a terminal: columns as wide as they need, the widest cut where the line ends. */
public final class TextTable {

    private static final int WIDTH = 100;
    private static final String GAP = "  ";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... header) {
        this.header = List.of(header);
    }

    public TextTable row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
        return this;
    }

    public List<String> lines() {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        lines.add(line(header, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[header.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = header.get(column).length();
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        int total = (widths.length - 1) * GAP.length();
        int widest = 0;
        for (int column = 0; column < widths.length; column++) {
            total += widths[column];
            widest = widths[column] > widths[widest] ? column : widest;
        }
        widths[widest] = Math.max(8, widths[widest] - Math.max(0, total - WIDTH));
        return widths;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cut(cells.get(column), widths[column]);
            boolean number = isNumber(column);
            line.append(column == 0 ? "" : GAP);
            line.append(" ".repeat(number ? widths[column] - cell.length() : 0)).append(cell);
            line.append(" ".repeat(number ? 0 : widths[column] - cell.length()));
        }
        return line.toString().stripTrailing();
    }

    private boolean isNumber(int column) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches("-|[-+]?[0-9][0-9,.]*( *%)?"));
    }

    private static String cut(String cell, int width) {
        return cell.length() <= width ? cell : cell.substring(0, width - 1) + "…";
    }
}
