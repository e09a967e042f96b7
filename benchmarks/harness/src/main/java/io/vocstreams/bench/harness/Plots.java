package io.vocstreams.bench.harness;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler;

/** The figures as bars, in files for a browser. */
final class Plots {

    private final Map<Contender, List<Figures>> drains;
    private final List<Latency.Seen> latencies;

    Plots(Map<Contender, List<Figures>> drains, List<Latency.Seen> latencies) {
        this.drains = drains;
        this.latencies = latencies;
    }

    void write(Path folder) {
        drawn(folder, "cpu", "CPU seconds per million records", Figures::cpuSecondsPerMillion);
        drawn(folder, "rate", "Records per second", Figures::recordsPerSecond);
        drawn(folder, "bytes", "Bytes written to Kafka per input byte", Figures::bytesPerInputByte);
        drawn(folder, "memory", "Peak memory, MB", figures -> figures.peakMemoryBytes() / 1e6);
        if (!latencies.isEmpty()) {
            CategoryChart chart = chart("Latency, ms");
            List<String> names = latencies.stream()
                    .map(seen -> String.format(
                            Locale.ROOT, "%s, %,.0f/s", seen.contender().title(), seen.rate()))
                    .toList();
            chart.addSeries("p50", names, millis(Latency.Quantiles::p50));
            chart.addSeries("p99", names, millis(Latency.Quantiles::p99));
            chart.addSeries("p99.9", names, millis(Latency.Quantiles::p999));
            save(chart, folder.resolve("latency"));
        }
    }

    private List<Double> millis(ToDoubleFunction<Latency.Quantiles> quantile) {
        return latencies.stream()
                .map(seen -> quantile.applyAsDouble(seen.millis()))
                .toList();
    }

    private void drawn(Path folder, String file, String title, ToDoubleFunction<Figures> figure) {
        List<String> names = drains.keySet().stream().map(Contender::title).toList();
        List<Spread> spreads = drains.values().stream()
                .map(runs -> Spread.of(runs.stream().map(figure::applyAsDouble).toList()))
                .toList();
        CategoryChart chart = chart(title);
        chart.addSeries("least", names, spreads.stream().map(Spread::least).toList());
        chart.addSeries("median", names, spreads.stream().map(Spread::median).toList());
        chart.addSeries(
                "greatest", names, spreads.stream().map(Spread::greatest).toList());
        save(chart, folder.resolve(file));
    }

    private static CategoryChart chart(String title) {
        CategoryChart chart =
                new CategoryChartBuilder().width(1000).height(400).title(title).build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setYAxisMin(0.0);
        // Each dash of a dashed line would be a figure of its own in the file.
        chart.getStyler().setPlotGridLinesStroke(new BasicStroke(1));
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setYAxisDecimalPattern("#,##0.#");
        return chart;
    }

    private static void save(CategoryChart chart, Path file) {
        try {
            VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
