package io.vocstreams.app.cluster;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.vocstreams.app.CommandFailure;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.StageDefinition;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.run.StageHealth;
import io.vocstreams.platform.run.StageRunner;
import io.vocstreams.platform.run.StreamsProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Stages running in this process, each an application of its own. */
public final class Pipeline implements AutoCloseable {

    private final EdgeSerdes serdes;
    private final List<StageRunner> runners;

    private Pipeline(EdgeSerdes serdes, List<StageRunner> runners) {
        this.serdes = serdes;
        this.runners = runners;
    }

    /** Unobserved. */
    public static Pipeline start(List<String> stages, Settings settings) {
        return start(stages, settings, new CompositeMeterRegistry());
    }

    public static Pipeline start(List<String> stages, Settings settings, MeterRegistry registry) {
        if (settings.get(VocSettings.STORES) == StageStores.Kind.ROCKSDB) {
            NativeLibrary.loadFrom(Path.of(settings.get(VocSettings.STATE_DIRECTORY)));
        }
        requireNoObstacle(stages, settings);
        Map<String, Integer> partitions =
                new TopicAdmin(settings, TopicCatalogue.load()).partitions(StageCatalogue.topics(stages));
        EdgeSerdes serdes = Serdes.of(settings);
        StageStores stores = new StageStores(settings.get(VocSettings.STORES));
        List<StageRunner> runners = new ArrayList<>();
        for (String name : stages) {
            StageDefinition stage = StageCatalogue.stage(name);
            StageMeters meters = new StageMeters(registry, name);
            runners.add(new StageRunner(
                    meters,
                    properties(stage, settings),
                    lag -> stage.create(settings, new Deployment(serdes, stores, partitions, lag, meters))));
        }
        runners.forEach(StageRunner::start);
        return new Pipeline(serdes, runners);
    }

    public boolean isRunning() {
        return runners.stream().allMatch(StageRunner::isRunning);
    }

    /** Waits so long for a stage to stop; its name if one did. */
    public Optional<String> awaitEndOfOne(Duration longest) throws InterruptedException {
        for (StageRunner runner : runners) {
            if (runner.awaitStop(longest.dividedBy(runners.size()))) {
                return Optional.of(runner.name());
            }
        }
        return Optional.empty();
    }

    /** Lets other processes of this machine know how the stages are. */
    public void tell(StatusFiles files, String instance) {
        runners.forEach(runner -> files.write(runner.name(), instance, runner.status()));
    }

    public List<StageHealth> health() {
        return runners.stream().map(StageRunner::health).toList();
    }

    /** What is known to be wrong, as the end of a sentence. */
    public String problem() {
        Optional<String> known = runners.stream()
                .flatMap(runner -> Optional.ofNullable(runner.problem()).stream())
                .findFirst();
        return known.map(problem -> ": " + problem).orElse("");
    }

    /**
     * A stage and what was wrong with it at last.
     *
     * @param name of the stage
     */
    public record Failed(String name, Throwable failure) {}

    /** The first stage of which something is known to be wrong. */
    public Optional<Failed> failed() {
        for (StageRunner runner : runners) {
            Throwable failure = runner.failure();
            if (failure != null) {
                return Optional.of(new Failed(runner.name(), failure));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        runners.parallelStream().forEach(StageRunner::close);
        serdes.close();
    }

    private static void requireNoObstacle(List<String> stages, Settings settings) {
        List<String> obstacles = RunObstacles.of(stages, settings);
        if (!obstacles.isEmpty()) {
            throw new CommandFailure(obstacles.get(0)
                    + (obstacles.size() == 1
                            ? ""
                            : ", and " + (obstacles.size() - 1) + " more that `voc topics --check` lists")
                    + "; `voc topics` creates what is missing" + orIsHidden(settings));
        }
    }

    /** A broker does not say whether a topic is missing or only not for us to see. */
    private static String orIsHidden(Settings settings) {
        return settings.kafka().containsKey("security.protocol")
                ? ", or the user lacks rights: `voc acls` lists them"
                : "";
    }

    private static Properties properties(StageDefinition stage, Settings settings) {
        return new StreamsProperties(
                        stage.applicationId(),
                        settings.get(VocSettings.INSTANCE),
                        Clients.bootstrapServers(settings),
                        Path.of(settings.get(VocSettings.STATE_DIRECTORY)),
                        settings.get(VocSettings.THREADS),
                        settings.get(VocSettings.COMMIT_INTERVAL),
                        settings.get(VocSettings.STORE_MEGABYTES),
                        settings.get(VocSettings.MAX_RECORD_BYTES),
                        Topics.DEAD_LETTERS,
                        settings.kafka())
                .toProperties();
    }
}
