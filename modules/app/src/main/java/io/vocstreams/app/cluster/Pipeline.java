package io.vocstreams.app.cluster;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;
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

    public static Pipeline start(List<String> stages, Settings settings) {
        Map<String, Integer> partitions = partitions(settings);
        requireSchemas(settings);
        EdgeSerdes serdes = Serdes.of(settings);
        Stages factory = new Stages(settings, serdes, partitions);
        List<StageRunner> runners = new ArrayList<>();
        for (String stage : stages) {
            try {
                runners.add(new StageRunner(stage, properties(stage, settings), lag -> factory.create(stage, lag)));
            } catch (IllegalArgumentException unsuitable) {
                serdes.close();
                throw new CommandFailure("stage " + stage + ": " + unsuitable.getMessage(), unsuitable);
            }
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

    /** What is known to be wrong, as the end of a sentence. */
    public String problem() {
        Optional<String> known = runners.stream()
                .flatMap(runner -> Optional.ofNullable(runner.problem()).stream())
                .findFirst();
        return known.map(problem -> ": " + problem).orElse("");
    }

    @Override
    public void close() {
        runners.parallelStream().forEach(StageRunner::close);
        serdes.close();
    }

    private static Map<String, Integer> partitions(Settings settings) {
        TopicCatalogue catalogue = TopicCatalogue.load();
        Map<String, Integer> partitions = new TopicAdmin(settings, catalogue).partitions();
        if (partitions.size() < catalogue.topics().size()) {
            List<String> missing = catalogue.topics().stream()
                    .map(TopicSpec::name)
                    .filter(topic -> !partitions.containsKey(topic))
                    .toList();
            throw new CommandFailure(missing.get(0) + " does not exist"
                    + (missing.size() == 1 ? "" : ", and " + (missing.size() - 1) + " more topics")
                    + "; `voc topics` creates what is missing");
        }
        int interactions = partitions.getOrDefault(Topics.INTERACTIONS, 0);
        int exchange = partitions.getOrDefault(Topics.JOURNEY_EXCHANGE, 0);
        if (interactions != exchange) {
            throw new CommandFailure(Topics.JOURNEY_EXCHANGE + " has " + exchange
                    + " partitions, but must have as many as " + Topics.INTERACTIONS + ": " + interactions);
        }
        return partitions;
    }

    private static void requireSchemas(Settings settings) {
        List<String> missing = new SchemaAdmin(settings, TopicCatalogue.load()).missing();
        if (!missing.isEmpty()) {
            throw new CommandFailure("the schema of " + missing.get(0) + " is not registered"
                    + (missing.size() == 1 ? "" : ", nor of " + (missing.size() - 1) + " more subjects")
                    + "; `voc topics` registers what is missing");
        }
    }

    private static Properties properties(String stage, Settings settings) {
        return new StreamsProperties(
                        "voc-" + stage,
                        settings.get(VocSettings.INSTANCE),
                        Clients.bootstrapServers(settings),
                        Path.of(settings.get(VocSettings.STATE_DIRECTORY)),
                        settings.get(VocSettings.THREADS),
                        Topics.DEAD_LETTERS,
                        settings.kafka())
                .toProperties();
    }
}
