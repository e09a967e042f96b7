package io.vocstreams.systemtests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vocstreams.contracts.InputRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A new version comes in, one instance after the other, under load: nothing is lost, and how late do scores become? */
@Tag("crash")
@Timeout(600)
class RollingRestartIT {

    private static final Path REPORT = Path.of("target", "rolling-restart.md");
    private static final String STAGES = "identity,journey,scores,actions";
    private static final Duration CALM = Duration.ofSeconds(15);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    @TempDir
    private Path work = Path.of("");

    /** How instances find each other; see docs/operations.md. */
    @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable.
    enum Membership {
        NAMED(Map.of("kafka.group.instance.id", "%s", "kafka.session.timeout.ms", "45000")),
        UNNAMED(Map.of()),
        STREAMS_PROTOCOL(Map.of("kafka.group.protocol", "streams"));

        private final Map<String, String> settings;

        Membership(Map<String, String> settings) {
            this.settings = settings;
        }

        Map<String, String> settingsOf(String instance) {
            Map<String, String> own = new LinkedHashMap<>();
            settings.forEach((key, value) -> own.put(key, value.equals("%s") ? instance : value));
            return own;
        }
    }

    @ParameterizedTest
    @EnumSource(Membership.class)
    void shouldLoseNothingAndStayWithinSeconds(Membership membership) throws Exception {
        try (Trial<Deployment> trial = Trial.start(work, Map.of(), 1500, 40)) {
            List<StageProcess> instances = List.of(
                    trial.deployment().run("first", STAGES, membership.settingsOf("first")),
                    trial.deployment().run("second", STAGES, membership.settingsOf("second")));
            trial.play();
            Map<Duration, String> marks = new LinkedHashMap<>();
            try (LatencyProbe probe = new LatencyProbe(trial.deployment().settings())) {
                Trial.pause(CALM);
                for (StageProcess instance : instances) {
                    marks.put(probe.elapsed(), instance.name() + " told to end");
                    assertThat(instance.stop()).as(instance::logSince).isZero();
                    marks.put(probe.elapsed(), instance.name() + " ended");
                    Instant started = Instant.now();
                    instance.start();
                    await().atMost(Duration.ofMinutes(2))
                            .until(() -> instance.logSince().contains("is RUNNING"));
                    trial.awaitAllOutputs(started);
                    marks.put(probe.elapsed(), instance.name() + " at work");
                    Trial.pause(CALM);
                }
                List<InputRecord> probes = probe.stop();
                await("scores of all probes").atMost(Duration.ofMinutes(2)).until(probe::hasSeenAll);

                trial.judgeWith(probes);
                write(membership, probe.byInterval(INTERVAL), marks);
            }
            assertThat(instances)
                    .allSatisfy(instance -> assertThat(instance.starts()).isEqualTo(2));
        }
    }

    private static void write(Membership membership, Map<Duration, List<Duration>> curve, Map<Duration, String> marks)
            throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("### " + membership);
        lines.add("");
        lines.add("| seconds | median | longest | |");
        lines.add("|---|---|---|---|");
        curve.forEach((start, latencies) -> {
            List<String> said = marks.entrySet().stream()
                    .filter(mark -> !mark.getKey().minus(start).isNegative()
                            && mark.getKey().minus(start).compareTo(INTERVAL) < 0)
                    .map(mark -> mark.getValue() + " at " + mark.getKey().toSeconds())
                    .toList();
            lines.add(String.format(
                    Locale.ROOT,
                    "| %d to %d | %d ms | %d ms | %s |",
                    start.toSeconds(),
                    start.plus(INTERVAL).toSeconds(),
                    latencies.get(latencies.size() / 2).toMillis(),
                    latencies.get(latencies.size() - 1).toMillis(),
                    String.join(", ", said)));
        });
        lines.add("");
        Files.write(REPORT, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
