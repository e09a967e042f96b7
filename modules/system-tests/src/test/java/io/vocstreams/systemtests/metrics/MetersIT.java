package io.vocstreams.systemtests.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.app.cluster.LocalPipeline;
import io.vocstreams.app.cluster.Pipeline;
import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.app.http.BuildInfo;
import io.vocstreams.app.http.Exposition;
import io.vocstreams.contracts.metrics.VocMeters;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.local.LocalStack;
import io.vocstreams.local.LocalStackOptions;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.metrics.KafkaMeterSpec;
import io.vocstreams.platform.metrics.KafkaMeterSpecs;
import io.vocstreams.platform.metrics.MeterSpec;
import io.vocstreams.platform.metrics.MeterSpec.Kind;
import io.vocstreams.platform.metrics.ProcessMeterSpecs;
import io.vocstreams.platform.metrics.StageMeterSpecs;
import io.vocstreams.replay.generate.Generator;
import io.vocstreams.replay.generate.GeneratorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus gets from one process that runs all stages, with four tasks each, on a real broker. */
@Timeout(240)
class MetersIT {

    /** What shows the latest of a few keys: eight scores, sixteen measures, eight arms, with so many series each. */
    private static final int MOST_LATEST = 8 * 2 + 16 * 6 + 8;

    private static final List<MeterSpec> LATEST = List.of(
            VocMeters.VALUE,
            VocMeters.RESPONSES,
            VocMeters.RATE,
            VocMeters.OPPORTUNITIES,
            VocMeters.ELAPSED,
            VocMeters.ARM_RATE);

    @TempDir
    private Path work = Path.of("");

    @Test
    void shouldShowTheWholeCatalogueInFewSeriesThatOutliveARestart() throws Exception {
        try (LocalStack stack =
                LocalStack.start(LocalStackOptions.onFreePorts(work.resolve("stack")), (component, state) -> {})) {
            Settings settings = VocSettings.checked(Settings.of(Map.of(
                    VocSettings.BOOTSTRAP_SERVERS.key(), stack.bootstrapServers(),
                    VocSettings.SCHEMA_REGISTRY.key(), stack.schemaRegistryUrl(),
                    VocSettings.STATE_DIRECTORY.key(), work.resolve("state").toString(),
                    VocSettings.IDLE_TIMEOUT.key(), "PT3S",
                    VocSettings.THREADS.key(), "2")));
            LocalPipeline.prepare(settings);
            Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
            try (KafkaPublisher publisher = new KafkaPublisher(settings)) {
                Generator.generate(GeneratorOptions.of(5, 12, end)).records().forEach(publisher::accept);
            }

            String first = scrape(settings, true);
            String second = scrape(settings, false);

            assertThat(names(first)).isEqualTo(catalogue());
            int shown = (int) series(first).stream().filter(MetersIT::isLatest).count();
            assertThat(series(first).size() - shown + MOST_LATEST).isLessThan(600);
            assertThat(withoutLatest(second)).isEqualTo(withoutLatest(first));
            assertThat(value(first, "voc_stage_tasks{stage=\"identity\"}")).isEqualTo(4);
            assertThat(value(second, "voc_stage_ledger_consumed_records{stage=\"identity\",topic=\"voc.feedback.v1\"}"))
                    .isEqualTo(value(
                            first, "voc_stage_ledger_consumed_records{stage=\"identity\",topic=\"voc.feedback.v1\"}"))
                    .isPositive();
        }
    }

    /** What one process shows once it is at rest. */
    private static String scrape(Settings settings, boolean withScores) {
        try (Exposition meters = new Exposition(BuildInfo.load());
                Pipeline pipeline = Pipeline.start(StageCatalogue.STAGES, settings, meters.registry())) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> pipeline.isRunning() && isAtRest(meters.text(), withScores));
            return meters.text();
        }
    }

    private static boolean isAtRest(String text, boolean withScores) {
        boolean published = !withScores
                || (text.contains(VocMeters.VALUE.name() + "{")
                        && text.contains(VocMeters.RATE.name() + "{")
                        && value(text, "voc_scores_latency_seconds_count") > 0);
        return published
                && value(text, "voc_stage_ready{stage=\"scores\"}") == 1
                && StageCatalogue.STAGES.stream()
                        .allMatch(stage -> value(text, "voc_stage_tasks{stage=\"" + stage + "\"}") == 4
                                && value(text, "voc_stage_ledger_difference_records{stage=\"" + stage + "\"}") == 0);
    }

    private static Set<String> catalogue() {
        return Stream.of(
                        StageMeterSpecs.ALL.stream(),
                        VocMeters.ALL.stream(),
                        KafkaMeterSpecs.ALL.stream().map(KafkaMeterSpec::meter),
                        ProcessMeterSpecs.ALL.stream())
                .flatMap(meters -> meters)
                // Nobody plans an experiment.
                .filter(meter -> !meter.equals(VocMeters.ARM_RATE))
                .flatMap(MetersIT::shownAs)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> shownAs(MeterSpec meter) {
        return meter.kind() == Kind.HISTOGRAM
                ? Stream.of(meter.name() + "_bucket", meter.name() + "_count", meter.name() + "_sum")
                : Stream.of(meter.name());
    }

    private static Set<String> names(String text) {
        return series(text).stream()
                .map(series -> series.contains("{") ? series.substring(0, series.indexOf('{')) : series)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> withoutLatest(String text) {
        return series(text).stream().filter(series -> !isLatest(series)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** They come with the first score or rate after the start. */
    private static boolean isLatest(String series) {
        return LATEST.stream().anyMatch(meter -> series.startsWith(meter.name() + "{"));
    }

    private static Set<String> series(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static double value(String text, String series) {
        return text.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }
}
