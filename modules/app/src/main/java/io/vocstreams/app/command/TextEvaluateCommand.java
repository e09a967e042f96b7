package io.vocstreams.app.command;

import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Output;
import io.vocstreams.app.TextTable;
import io.vocstreams.replay.csv.Dialect;
import io.vocstreams.replay.csv.Row;
import io.vocstreams.replay.csv.Table;
import io.vocstreams.text.Evaluation;
import io.vocstreams.text.Evaluation.Label;
import io.vocstreams.text.TextReader;
import io.vocstreams.text.TextReading;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code voc text evaluate}: how well a lexicon reads texts that people have labelled. */
@Command(
        name = "evaluate",
        description = "Compares readings with labels: accuracy, macro-F1, recall, confusion.",
        mixinStandardHelpOptions = true)
public final class TextEvaluateCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description =
                    "CSV with a header: text, label (positive, neutral or negative), and language if it is known.")
    private Path file = Path.of("");

    @Mixin
    private LexiconOption lexicon = new LexiconOption();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        Evaluation evaluation = evaluate(lexicon.reader());
        if (evaluation.texts() == 0) {
            throw new InvalidUsage(file.getFileName() + ": has no rows");
        }
        if (output.isJson()) {
            output.json(view(evaluation));
        } else {
            print(evaluation);
        }
        return 0;
    }

    private Evaluation evaluate(TextReader reader) throws Exception {
        Evaluation evaluation = new Evaluation();
        try (Table.Rows rows = new Table(file, String.valueOf(file.getFileName()), Dialect.PLAIN).open()) {
            for (String column : new String[] {"text", "label"}) {
                if (rows.columns().indexOf(column).isEmpty()) {
                    throw new InvalidUsage(file.getFileName() + ": has no column `" + column + "`");
                }
            }
            boolean stated = rows.columns().indexOf("language").isPresent();
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                add(row.get(), stated, reader, evaluation);
            }
        }
        return evaluation;
    }

    private static void add(Row row, boolean stated, TextReader reader, Evaluation evaluation) {
        @Nullable String language = stated ? row.cell("language") : null;
        Optional<TextReading> reading = reader.read(row.cell("text"), language);
        evaluation.add(label(row), reading.map(TextReading::polarity).orElse(null));
    }

    private static Label label(Row row) {
        String label = row.cell("label").strip();
        for (Label known : Label.values()) {
            if (known.name().equalsIgnoreCase(label)) {
                return known;
            }
        }
        throw new InvalidUsage(row.place() + ": label: `" + label + "` is none of positive, neutral, negative");
    }

    private static Map<String, Object> view(Evaluation evaluation) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("texts", evaluation.texts());
        view.put("accuracy", evaluation.accuracy());
        view.put("macroF1", evaluation.macroF1());
        view.put("rightPolarity", evaluation.rightPolarity());
        view.put("recall", byLabel(evaluation::recall));
        view.put("confusion", byLabel(label -> byLabel(read -> evaluation.count(label, read))));
        return view;
    }

    private static Map<String, Object> byLabel(Function<Label, Object> value) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Label label : Label.values()) {
            values.put(name(label), value.apply(label));
        }
        return values;
    }

    private static String name(Label label) {
        return label.name().toLowerCase(Locale.ROOT);
    }

    private void print(Evaluation evaluation) {
        output.line(evaluation.texts() + " texts");
        output.line("accuracy        " + share(evaluation.accuracy()));
        output.line("macro-F1        " + share(evaluation.macroF1()));
        output.line("right polarity  " + share(evaluation.rightPolarity()));
        TextTable table = new TextTable("LABEL", "READ POSITIVE", "READ NEUTRAL", "READ NEGATIVE", "RECALL");
        for (Label label : Label.values()) {
            table.row(
                    name(label),
                    evaluation.count(label, Label.POSITIVE),
                    evaluation.count(label, Label.NEUTRAL),
                    evaluation.count(label, Label.NEGATIVE),
                    share(evaluation.recall(label)));
        }
        output.table(table);
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}
