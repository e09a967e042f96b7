package io.vocstreams.app.command;

import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Output;
import io.vocstreams.app.TextTable;
import io.vocstreams.model.voice.Span;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.text.Finding;
import io.vocstreams.text.TextReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code voc text read}: one text, explained. */
@Command(
        name = "read",
        description = "Explains what one text says: polarity, themes, expressions, and the rule behind each.",
        mixinStandardHelpOptions = true)
public final class TextReadCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TEXT", arity = "0..1", description = "The text. Default: from standard input.")
    private @Nullable String text;

    @Option(names = "--language", paramLabel = "TAG", description = "ja or en. Default: by the text's letters.")
    private @Nullable String language;

    @Mixin
    private LexiconOption lexicon = new LexiconOption();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        String read = text == null ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : text;
        TextReading reading = lexicon.reader()
                .read(read, language)
                .orElseThrow(() -> new InvalidUsage("the text is blank; there is nothing to read"));
        if (output.isJson()) {
            output.json(view(reading));
        } else {
            print(reading, read);
        }
        return 0;
    }

    private static Map<String, Object> view(TextReading reading) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("language", reading.language());
        view.put("polarity", reading.polarity());
        view.put("themes", reading.themes());
        view.put("functions", reading.functions());
        view.put("expressions", reading.findings());
        view.put("truncated", reading.truncated());
        view.put("reader", TextReading.READER);
        return view;
    }

    private void print(TextReading reading, String read) {
        String polarity = reading.polarity() == null ? "not read" : String.valueOf(reading.polarity());
        output.line(polarity + ", language " + lower(reading.language()) + (reading.truncated() ? ", truncated" : ""));
        TextTable table = new TextTable("WHAT", "WORDS", "PLACE", "RULE", "COUNTS");
        for (Finding finding : reading.findings()) {
            table.row(
                    lower(finding.tone()),
                    words(read, finding.span()),
                    place(finding.span()),
                    finding.group() + ": " + finding.pattern(),
                    (finding.counts() ? lower(finding.strength()) : "no")
                            + (finding.effect() == Finding.Effect.NONE ? "" : ", " + lower(finding.effect())));
        }
        for (ThemeFinding theme : reading.themes()) {
            for (Span span : theme.spans()) {
                table.row("theme", words(read, span), place(span), theme.id(), lower(theme.polarity()));
            }
        }
        if (!reading.findings().isEmpty() || !reading.themes().isEmpty()) {
            output.table(table);
        }
        if (!reading.functions().isEmpty()) {
            output.line("functions " + List.copyOf(reading.functions()));
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String words(String text, Span span) {
        int start = text.offsetByCodePoints(0, span.start());
        return text.substring(start, text.offsetByCodePoints(start, span.end() - span.start()))
                .replaceAll("\\s+", " ");
    }

    private static String place(Span span) {
        return span.start() + "-" + span.end();
    }
}
