package io.vocstreams.app.report;

import java.util.Locale;

/** Plots as SVG inside of a page. */
final class Drawing {

    private static final int WIDTH = 680;
    private static final int LABELS = 210;
    private static final int ROW = 20;
    private static final int TOP = 22;
    private static final int RIGHT = 50;
    private static final String NEGATIVE = "#b2182b";
    private static final String NEUTRAL = "#bdbdbd";
    private static final String POSITIVE = "#2166ac";

    private final StringBuilder svg = new StringBuilder();
    private double least;
    private double most;

    private Drawing() {}

    static String of(Plot plot) {
        Drawing drawing = new Drawing();
        if (plot instanceof Plot.Intervals intervals) {
            drawing.draw(intervals);
        } else if (plot instanceof Plot.Shares shares) {
            drawing.draw(shares);
        }
        return drawing.svg.toString();
    }

    private void draw(Plot.Intervals plot) {
        plot.rows().forEach(row -> {
            least = Math.min(least, row.low());
            most = Math.max(most, row.high());
        });
        open(plot.rows().size(), plot.title());
        text(LABELS, 14, "start", plot.title());
        int bottom = TOP + ROW * plot.rows().size();
        line(x(0), TOP, x(0), bottom, "#999", 1);
        text(x(0), bottom + 13, "middle", "0");
        text(x(least), bottom + 13, "middle", least < 0 ? number(least) : "");
        text(x(most), bottom + 13, "middle", most > 0 ? number(most) : "");
        int y = TOP + ROW / 2;
        for (Plot.Interval row : plot.rows()) {
            text(LABELS - 8, y + 4, "end", row.label());
            line(x(row.low()), y, x(row.high()), y, "#333", 2);
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%d\" r=\"4\" fill=\"%s\"/>",
                    x(row.value()),
                    y,
                    row.value() < 0 ? NEGATIVE : POSITIVE));
            y += ROW;
        }
        svg.append("</svg>");
    }

    private void draw(Plot.Shares plot) {
        most = plot.rows().stream().mapToLong(Plot.Share::all).max().orElse(1);
        open(plot.rows().size(), "");
        int y = TOP;
        for (Plot.Share row : plot.rows()) {
            text(LABELS - 8, y + 13, "end", row.label());
            bar(0, row.negative(), y, NEGATIVE);
            bar(row.negative(), row.neutral(), y, NEUTRAL);
            bar(row.negative() + row.neutral(), row.positive(), y, POSITIVE);
            text(x((double) row.all()) + 6, y + 13, "start", String.valueOf(row.all()));
            y += ROW;
        }
        svg.append("</svg>");
    }

    private void open(int rows, String title) {
        int height = TOP + ROW * rows + 20;
        svg.append(String.format(
                Locale.ROOT,
                "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">",
                Html.escaped(title),
                WIDTH,
                height,
                WIDTH,
                height));
    }

    private double x(double value) {
        double span = most - least == 0 ? 1 : most - least;
        return LABELS + (value - least) / span * (WIDTH - LABELS - RIGHT);
    }

    private void bar(long from, long length, int y, String colour) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                x((double) from),
                y + 2,
                x((double) (from + length)) - x((double) from),
                ROW - 4,
                colour));
    }

    private void line(double x1, int y1, double x2, int y2, String colour, int width) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%d\"/>",
                x1,
                y1,
                x2,
                y2,
                colour,
                width));
    }

    private void text(double x, int y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
                x,
                y,
                anchor,
                Html.escaped(text)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
