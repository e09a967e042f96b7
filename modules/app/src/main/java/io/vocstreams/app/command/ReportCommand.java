package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.CsvRows;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Output;
import io.vocstreams.app.customer.CustomerReader;
import io.vocstreams.app.improvements.Verified;
import io.vocstreams.app.report.Comment;
import io.vocstreams.app.report.KeptTexts;
import io.vocstreams.app.report.MonthlyReport;
import io.vocstreams.app.report.ReportPage;
import io.vocstreams.app.report.ReportTable;
import io.vocstreams.app.report.ReportedMonth;
import io.vocstreams.app.report.Wording;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.domain.triggers.Departments;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.improvement.Periods;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.text.Theme;
import io.vocstreams.text.lexicon.Lexicons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code voc report}: a month for people to read, print and calculate with. */
@Command(
        name = "report",
        description = "Writes what a month has shown as an HTML page that prints on A4, and its tables as CSV files.",
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {

    private static final Listing<Score> SCORES =
            new Listing<>(Topics.SCORES, EdgeSerdes::scores, Comparator.comparing((Score score) -> score.key()
                    .text()));
    private static final Listing<Reading> READINGS = new Listing<>(
            Topics.READINGS,
            EdgeSerdes::readings,
            Comparator.comparing((Reading reading) -> reading.content().occurredAt())
                    .thenComparing(reading -> reading.content().eventId()));
    private static final Listing<Improvement> IMPROVEMENTS = new Listing<>(
            Topics.IMPROVEMENTS, EdgeSerdes::improvements, Comparator.comparing(Improvement::improvementId));

    /** Of the report. */
    enum ReportLanguage {
        EN,
        JA
    }

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--month", required = true, paramLabel = "MONTH", description = "Such as 2026-11.")
    private YearMonth month = YearMonth.of(2000, 1);

    @Option(names = "--department", description = "Only the themes that this department owns, and its improvements.")
    private @Nullable String department;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write to.")
    private Path folder = Path.of(".");

    @Option(names = "--language", defaultValue = "EN", description = "Of the page: ${COMPLETION-CANDIDATES}.")
    private ReportLanguage language = ReportLanguage.EN;

    @Option(
            names = "--with-comments",
            description = "With what customers said in full, as far as voc.interactions.v1 still holds it. The page"
                    + " then holds personal data.")
    private boolean withComments;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        Days days = new Days(settings.get(VocSettings.TIME_ZONE));
        List<Theme> themes = Lexicons.from(settings.get(VocSettings.LEXICON)).themes();
        List<Improvement> improvements = IMPROVEMENTS.read(settings, any -> true, output);
        Departments departments = ActingDepartments.of(settings);
        ActingDepartments.require(
                department,
                departments,
                improvements.stream()
                        .flatMap(one -> Stream.ofNullable(one.department()))
                        .toList());
        Set<String> asked = askedThemes(themes);
        ReportedMonth reported = new ReportedMonth(month, days);
        Wording wording = Wording.of(language == ReportLanguage.JA ? "ja" : "en", themes, departments.all());
        List<Score> scores = SCORES.read(
                settings,
                score -> score.key().size() == WindowSize.MONTH || score.key().size() == Periods.SIZE,
                output);
        List<Reading> readings =
                READINGS.read(settings, reading -> reported.holds(reading) && isAsked(reading, asked), output);
        MonthlyReport report = new MonthlyReport(reported, wording, scores);
        List<ReportTable> tables = List.of(
                report.scores(),
                MonthlyReport.languages(readings),
                report.voices(asked::contains),
                report.impacts(asked::contains),
                MonthlyReport.functions(readings),
                report.improvements(improvements.stream()
                        .filter(one -> department == null || department.equals(one.department()))
                        .map(one -> Verified.of(one, scores, days))
                        .toList()),
                report.stores());
        List<Comment> comments = List.of();
        Instant commentsFrom = null;
        if (withComments) {
            KeptTexts texts = new KeptTexts(CustomerReader.read(settings, null).sets(), LexiconOption.voices(settings));
            comments = texts.of(readings);
            commentsFrom = texts.from().orElse(null);
        }
        String page = new ReportPage(reported, wording)
                .of(
                        tables,
                        comments,
                        department,
                        new ReportPage.Notes(Instant.now(), report.isProvisional(), commentsFrom));
        write(page, tables);
        output.note(connection.place(settings));
        return 0;
    }

    private Set<String> askedThemes(List<Theme> themes) {
        return themes.stream()
                .filter(theme -> department == null || theme.owner().equals(department))
                .map(Theme::id)
                .collect(Collectors.toSet());
    }

    private boolean isAsked(Reading reading, Set<String> themes) {
        return department == null
                || reading.content().voice().themes().stream().anyMatch(found -> themes.contains(found.id()));
    }

    private void write(String page, List<ReportTable> tables) {
        try {
            Files.createDirectories(folder);
            print(Files.writeString(folder.resolve("report-" + month + ".html"), page));
            for (ReportTable table : tables) {
                List<String> lines = new ArrayList<>();
                CsvRows csv = new CsvRows(table.columns());
                lines.add(csv.header());
                for (List<@Nullable Object> row : table.rows()) {
                    Map<String, Object> view = new LinkedHashMap<>();
                    for (int i = 0; i < row.size(); i++) {
                        view.put(table.columns().get(i), row.get(i));
                    }
                    lines.add(csv.line(view));
                }
                print(Files.write(folder.resolve(table.id() + "-" + month + ".csv"), lines));
            }
        } catch (IOException e) {
            throw new InvalidUsage("--out: " + folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void print(Path file) {
        if (output.isJson()) {
            output.json(Map.of("file", file.toString()));
        } else {
            output.line(file.toString());
        }
    }
}
