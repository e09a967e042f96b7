package io.vocstreams.bench.harness;

import io.vocstreams.app.Voc;
import io.vocstreams.bench.rivals.DslMain;
import io.vocstreams.bench.rivals.FloorMain;
import io.vocstreams.bench.subset.OutputTopics;
import io.vocstreams.contracts.Topics;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who is measured. */
enum Contender {
    FLOOR("floor"),
    OURS("ours, whole pipeline"),
    OURS_UNMEASURED("ours, without measures"),
    OURS_SUBSET("ours, subset"),
    DSL("plain DSL"),
    FLINK("Flink");

    private static final List<String> FLINK_JVM =
            List.of("--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED");

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    /**
     * One process of it.
     *
     * @param run names groups, topics and folders; no two runs share any
     * @param bounded whether Flink's job may end with the input; the others never do
     */
    record Run(Contender contender, String run, Path folder, boolean bounded) {

        Path state() {
            return folder.resolve("state");
        }
    }

    String title() {
        return title;
    }

    String fileName() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    boolean isOurs() {
        return this == OURS || this == OURS_UNMEASURED || this == OURS_SUBSET;
    }

    /** Whose position in the inputs says how far it is. */
    List<String> groups(String run) {
        return switch (this) {
            case OURS, OURS_UNMEASURED, OURS_SUBSET -> List.of("voc-identity");
            case FLOOR, DSL -> List.of(run);
            case FLINK -> List.of();
        };
    }

    /** Where its tables are: journeys, attributions, scores. */
    List<String> tables(String run) {
        OutputTopics outputs = new OutputTopics(run);
        return isOurs()
                ? List.of(Topics.JOURNEYS, Topics.ATTRIBUTIONS, Topics.SCORES)
                : List.of(outputs.journeys(), outputs.attributions(), outputs.scores());
    }

    List<String> command(Run run, BenchmarkOptions knobs, Cluster cluster) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(knobs.jvm());
        command.add("-Xlog:gc:file=" + run.folder().resolve("gc.log") + "::filecount=0");
        if (knobs.profile()) {
            command.add(Profiler.argument(run.folder()));
        }
        if (this == FLINK) {
            command.addAll(FLINK_JVM);
        }
        command.addAll(List.of("-cp", classPath()));
        command.add(mainClass());
        command.addAll(arguments(run, knobs, cluster));
        return command;
    }

    private String classPath() {
        String own = System.getProperty("java.class.path");
        if (this != FLINK) {
            return own;
        }
        String flink = System.getProperty("bench.flink.lib");
        if (flink == null) {
            throw new BenchmarkFailure("-Dbench.flink.lib=FOLDER does not say where Flink's jars are");
        }
        return flink + File.separator + "*";
    }

    private String mainClass() {
        return switch (this) {
            case OURS, OURS_UNMEASURED, OURS_SUBSET -> Voc.class.getName();
            case FLOOR -> FloorMain.class.getName();
            case DSL -> DslMain.class.getName();
            case FLINK -> "io.vocstreams.bench.flink.FlinkMain";
        };
    }

    private List<String> arguments(Run run, BenchmarkOptions knobs, Cluster cluster) {
        if (isOurs()) {
            return stages(run, knobs, cluster);
        }
        Duration commit = this == FLINK ? knobs.checkpoint() : knobs.commit();
        Map<String, String> options = new TreeMap<>(Map.of(
                "bootstrap", cluster.bootstrapServers(),
                "registry", cluster.registry(),
                "run", run.run(),
                "state", run.state().toString(),
                "threads", String.valueOf(knobs.threads()),
                "commit", String.valueOf(commit.toMillis())));
        if (this == FLINK) {
            options.put("bounded", String.valueOf(run.bounded()));
            options.put("emit", String.valueOf(emit(run, knobs).toMillis()));
        }
        return options.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private List<String> stages(Run run, BenchmarkOptions knobs, Cluster cluster) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("voc.bootstrap-servers", cluster.bootstrapServers());
        settings.put("voc.schema-registry", cluster.registry());
        settings.put("voc.state-directory", run.state().toString());
        settings.put("voc.scores.emit-interval", emit(run, knobs).toString());
        settings.putAll(knobs.settings());
        if (this == OURS_UNMEASURED) {
            settings.putAll(Unmeasured.settings(run.folder()));
        }
        if (this == OURS_SUBSET) {
            settings.putAll(Unmeasured.settingsOfSubset(run.folder()));
        }
        List<String> arguments = new ArrayList<>(List.of("run", "identity,journey,scores"));
        settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        return arguments;
    }

    /** While draining, as often as we ship it. */
    private static Duration emit(Run run, BenchmarkOptions knobs) {
        return run.bounded() ? Duration.ofSeconds(1) : knobs.emit();
    }
}
