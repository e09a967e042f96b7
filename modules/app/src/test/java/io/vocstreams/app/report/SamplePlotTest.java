package io.vocstreams.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Scale;
import io.vocstreams.replay.generate.Generator;
import io.vocstreams.replay.generate.GeneratorOptions;
import io.vocstreams.replay.generate.Truth.TrueScore;
import io.vocstreams.scores.domain.FormulaValues;
import io.vocstreams.scores.domain.Formulas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The plot in the README: a week of a generated sample, whose true scores are known. */
class SamplePlotTest {

    private static final Path PLOT = Path.of("../../docs/images/nps-by-channel.svg");
    private static final Instant END = Instant.parse("2026-11-22T15:30:00Z");

    @Test
    @Tag("generated")
    void shouldBeThePlotInTheDocumentation() throws IOException {
        String wanted = Drawing.of(new Plot.Intervals("NPS of seven days by channel", week()))
                        .replaceFirst(
                                "<svg ",
                                "<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"sans-serif\""
                                        + " font-size=\"12\" style=\"background:#fff\" ")
                + "\n";
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(PLOT, wanted);
        }

        assertThat(Files.readString(PLOT))
                .as("the plot is not of the sample; CONTRIBUTING.md says how to draw it again")
                .isEqualTo(wanted);
    }

    private static List<Plot.Interval> week() {
        Map<String, TrueScore> scores =
                Generator.generate(GeneratorOptions.of(1, 1_000, END)).truth().scores();
        String last = scores.keySet().stream()
                .filter(key -> key.startsWith("NPS|") && key.contains("|*|rolling-P7D|"))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        String start = last.substring(last.lastIndexOf('|'));
        List<Plot.Interval> rows = new ArrayList<>();
        scores.forEach((key, score) -> {
            if (key.startsWith("NPS|") && key.endsWith("|rolling-P7D" + start)) {
                rows.add(interval(key, score));
            }
        });
        rows.sort(Comparator.comparing(Plot.Interval::label));
        return rows;
    }

    private static Plot.Interval interval(String key, TrueScore score) {
        String[] parts = key.split("\\|", -1);
        Scale scale = Scale.of(String.join("|", List.of(parts).subList(0, 3))).orElseThrow();
        long[] histogram = score.histogram().stream().mapToLong(Long::longValue).toArray();
        FormulaValues values = Formulas.compute(scale, new Counts(histogram, score.responses(), 0, 0));
        return new Plot.Interval(
                (parts[3].equals("*") ? "all" : parts[3].replace("channel=", "")) + ", n " + score.responses(),
                Objects.requireNonNull(values.score()),
                Objects.requireNonNull(values.low()),
                Objects.requireNonNull(values.high()));
    }
}
