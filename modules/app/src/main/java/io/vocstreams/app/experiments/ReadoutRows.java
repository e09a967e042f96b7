package io.vocstreams.app.experiments;

import io.vocstreams.app.CsvRows;
import io.vocstreams.app.ScoreRows;
import io.vocstreams.app.TextTable;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.experiment.Arm;
import io.vocstreams.model.experiment.ArmComparison;
import io.vocstreams.model.experiment.ArmComparison.Difference;
import io.vocstreams.model.experiment.Experiment;
import io.vocstreams.model.experiment.Readout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An experiment and what it shows, in the forms in which commands print it. */
public record ReadoutRows(Experiment experiment, Readout readout) {

    /** One line for each arm. */
    public static final CsvRows CSV = new CsvRows(List.of(
            "experimentId",
            "windowStart",
            "windowEnd",
            "crossed",
            "chiSquare",
            "sampleRatioP",
            "variant",
            "share",
            "exposed",
            "results",
            "value",
            "verdict",
            "difference",
            "error",
            "low",
            "high",
            "p",
            "plainLow",
            "plainHigh"));

    public Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>(Views.of(experiment));
        view.putAll(Views.of(readout));
        return view;
    }

    /** By {@link #CSV}. */
    public List<String> lines() {
        Map<String, Object> whole = view();
        List<String> lines = new ArrayList<>();
        for (Map<String, Object> arm : Views.arms(readout)) {
            Map<String, Object> line = new LinkedHashMap<>(whole);
            line.putAll(arm);
            lines.add(CSV.line(line));
        }
        return lines;
    }

    public static TextTable table() {
        return new TextTable(
                        "EXPERIMENT",
                        "VARIANT",
                        "EXPOSED",
                        "N",
                        "VALUE",
                        "VERDICT",
                        "CHANGE",
                        "LOW",
                        "HIGH",
                        "P",
                        "LOOKED AT ONCE")
                .whole("EXPERIMENT", "VARIANT", "VERDICT");
    }

    public void addTo(TextTable table) {
        add(table, readout.control(), null);
        readout.others().forEach(one -> add(table, one.arm(), one));
    }

    private void add(TextTable table, Arm arm, @Nullable ArmComparison compared) {
        Difference difference = compared == null ? null : compared.difference();
        table.row(
                experiment.plan().experimentId(),
                arm.variant(),
                arm.exposed(),
                arm.results().answers(),
                ScoreRows.number(
                        arm.results().answers() == 0 ? null : arm.results().mean()),
                compared == null ? "control" : compared.verdict(),
                ScoreRows.number(difference == null ? null : difference.value()),
                ScoreRows.number(difference == null ? null : difference.low()),
                ScoreRows.number(difference == null ? null : difference.high()),
                difference == null ? "-" : String.format(Locale.ROOT, "%.4f", difference.p()),
                difference == null
                        ? "-"
                        : ScoreRows.number(difference.plainLow()) + " to " + ScoreRows.number(difference.plainHigh()));
    }
}
