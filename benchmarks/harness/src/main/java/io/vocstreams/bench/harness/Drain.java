package io.vocstreams.bench.harness;

import io.vocstreams.contracts.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Lets a contender work off the whole input, as fast as it can, from nothing. */
final class Drain {

    private static final Duration LONGEST = Duration.ofMinutes(60);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final LoadedInput input;
    private final BenchmarkOptions knobs;

    Drain(Cluster cluster, LoadedInput input, BenchmarkOptions knobs) {
        this.cluster = cluster;
        this.input = input;
        this.knobs = knobs;
    }

    /** What a run leaves behind. */
    static Path folder(BenchmarkOptions knobs, Contender contender, int round) {
        return knobs.directory().resolve("runs").resolve(contender.fileName() + "-" + round);
    }

    Figures run(Contender contender, int round) {
        Path folder = folder(knobs, contender, round);
        Contender.Run run = new Contender.Run(contender, folder.getFileName().toString(), folder, true);
        cluster.clear();
        Outcome outcome = Outcome.of(run, input, cluster);
        if (contender.isOurs()) {
            cluster.createStageTopics();
        } else {
            cluster.createOutputs(outcome.topics());
        }
        Map<String, Long> before = cluster.sizes();
        MeteredProcess process = new MeteredProcess(contender.command(run, knobs, cluster), run);
        try (process) {
            awaitInputsRead(run, process);
            new OutcomeReader(cluster, SILENCE).readUntilComplete(outcome, process);
            Map<String, Long> written = written(before, cluster.sizes());
            process.close();
            return new Figures(
                    contender,
                    round,
                    input.records(),
                    (outcome.lastAt() - process.startedAt()) / 1_000.0,
                    (outcome.firstAt() - process.startedAt()) / 1_000.0,
                    process.cpuSecondsUntil(outcome.lastAt()),
                    process.pauseSeconds(),
                    process.peakMemoryBytes(),
                    process.peakStateBytes(),
                    input.logBytes(),
                    written);
        } finally {
            Folders.delete(run.state());
        }
    }

    /** To read the outputs earlier would take part of the machine from it. */
    private void awaitInputsRead(Contender.Run run, MeteredProcess process) {
        Waiting.until(run.run() + " to read its inputs", LONGEST, () -> {
            process.requireHealthy();
            return process.hasEnded()
                    || (!run.contender().groups(run.run()).isEmpty()
                            && run.contender().groups(run.run()).stream()
                                    .allMatch(group -> cluster.lag(group, Topics.INTERACTION_INPUTS) == 0));
        });
    }

    private static Map<String, Long> written(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> written = new TreeMap<>();
        after.forEach((topic, size) -> {
            long more = size - before.getOrDefault(topic, 0L);
            if (!Cluster.isInput(topic) && more > 0) {
                written.put(topic, more);
            }
        });
        return written;
    }
}
