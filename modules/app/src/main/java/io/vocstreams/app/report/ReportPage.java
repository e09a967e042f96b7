package io.vocstreams.app.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The report as one HTML file that needs no other: for a browser, and for A4 paper. */
public final class ReportPage {

    private static final String STYLE = """
            @page { size: A4; margin: 16mm 14mm; }
            body { font: 10.5pt/1.45 "Noto Sans", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", Meiryo, sans-serif;
                   max-width: 182mm; margin: 0 auto; padding: 8mm 0; color: #1a1a1a; }
            h1 { font-size: 18pt; margin: 0 0 2mm; } h2 { font-size: 13pt; margin: 8mm 0 1mm; break-after: avoid; }
            p { margin: 0 0 2mm; color: #444; break-after: avoid; }
            table { border-collapse: collapse; width: 100%; font-size: 8.5pt; margin: 2mm 0 4mm; }
            thead { display: table-header-group; } tr, svg, blockquote { break-inside: avoid; }
            th, td { text-align: left; padding: 1mm 1.5mm; border-bottom: 0.2mm solid #ccc; vertical-align: top; }
            th { border-bottom: 0.4mm solid #333; } .n { text-align: right; font-variant-numeric: tabular-nums; }
            svg { max-width: 100%; height: auto; display: block; margin: 2mm 0; } svg text { font-size: 11px; }
            blockquote { margin: 0 0 3mm; padding-left: 3mm; border-left: 1mm solid #ccc; white-space: pre-wrap; }
            @media print { body { padding: 0; max-width: none; } }
            """;

    private final ReportedMonth month;
    private final Wording wording;
    private final StringBuilder html = new StringBuilder();

    public ReportPage(ReportedMonth month, Wording wording) {
        this.month = month;
        this.wording = wording;
    }

    /**
     * The page.
     *
     * @param department null for all
     */
    public String of(List<ReportTable> tables, List<Comment> comments, @Nullable String department, Notes notes) {
        String title = wording.of("title", month.month().toString());
        html.append("<!DOCTYPE html>\n<html lang=\"")
                .append(wording.language())
                .append("\"><head><meta charset=\"utf-8\"/><title>")
                .append(Html.escaped(title))
                .append("</title><style>\n")
                .append(STYLE)
                .append("</style></head><body>\n");
        element("h1", title);
        if (department != null) {
            element("p", wording.of("department", wording.department(department)));
        }
        element(
                "p",
                wording.of(
                        notes.provisional() ? "provisional" : "final",
                        notes.madeAt().truncatedTo(ChronoUnit.SECONDS).toString()));
        tables.forEach(this::section);
        if (notes.commentsFrom() != null) {
            element("h2", wording.of("comments"));
            element("p", wording.of("comments.note", date(notes.commentsFrom())));
            comments.forEach(this::comment);
        }
        return html.append("</body></html>\n").toString();
    }

    /**
     * What the page says of itself.
     *
     * @param commentsFrom the earliest text that is still kept; null if no texts are shown
     */
    public record Notes(
            Instant madeAt, boolean provisional, @Nullable Instant commentsFrom) {}

    private void section(ReportTable table) {
        element("h2", wording.of(table.id()));
        element("p", wording.of(table.id() + ".note"));
        if (table.rows().isEmpty()) {
            element("p", wording.of("nothing"));
            return;
        }
        table.plots().forEach(plot -> html.append(Drawing.of(plot)).append('\n'));
        html.append("<table><thead><tr>");
        for (int i = 0; i < table.columns().size(); i++) {
            cell(
                    "th",
                    isNumeric(table, i),
                    wording.of("column." + table.columns().get(i)));
        }
        html.append("</tr></thead><tbody>\n");
        for (List<@Nullable Object> row : table.rows()) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                cell("td", isNumeric(table, i), shown(table.columns().get(i), row.get(i)));
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table>\n");
    }

    private static boolean isNumeric(ReportTable table, int column) {
        return table.rows().stream().anyMatch(row -> row.get(column) instanceof Number);
    }

    private String shown(String column, @Nullable Object value) {
        if (value == null) {
            return "–";
        }
        if (value instanceof Instant time) {
            return date(time);
        }
        if (value instanceof Double number) {
            return column.equals("p") ? chance(number) : String.format(Locale.ROOT, "%.1f", number);
        }
        return switch (column) {
            case "function" -> wording.function(String.valueOf(value));
            case "part", "scope" -> wording.spoken(String.valueOf(value));
            default -> wording.symbol(value);
        };
    }

    private static String chance(double p) {
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    private String date(Instant time) {
        return LocalDate.ofInstant(time, month.days().zone()).toString();
    }

    private void comment(Comment comment) {
        html.append("<blockquote>");
        element(
                "small",
                date(comment.at()) + " · " + wording.spoken("channel=" + comment.channel()) + " · "
                        + wording.symbol(comment.polarity()));
        html.append(Html.escaped(comment.text())).append("</blockquote>\n");
    }

    private void cell(String tag, boolean numeric, String text) {
        html.append('<').append(tag).append(numeric ? " class=\"n\">" : ">").append(Html.escaped(text));
        html.append("</").append(tag).append('>');
    }

    private void element(String tag, String text) {
        html.append('<').append(tag).append('>').append(Html.escaped(text));
        html.append("</").append(tag).append(">\n");
    }
}
