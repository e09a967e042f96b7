package io.vocstreams.systemtests;

import io.vocstreams.app.cluster.LocalPipeline;
import io.vocstreams.app.cluster.Pipeline;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicTable;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.local.LocalStack;
import io.vocstreams.local.LocalStackOptions;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.Journey;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A broker and a registry of its own, with stages running against them, and the output topics as tables. */
final class RunningPipeline implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);

    private final LocalStack stack;
    private final Settings settings;
    private final List<String> stages;
    private final Map<Integer, Pipeline> instances = new TreeMap<>();
    private final EdgeSerdes serdes;
    private final TopicTable<Score> scores;
    private final TopicTable<Journey> journeys;
    private final TopicTable<Attribution> attributions;

    private RunningPipeline(LocalStack stack, Settings settings, List<String> stages) {
        this.stack = stack;
        this.settings = settings;
        LocalPipeline.prepare(settings);
        this.stages = stages;
        startInstance(1);
        this.serdes = Serdes.of(settings);
        this.scores = new TopicTable<>(settings, Topics.SCORES, serdes.scores().deserializer());
        this.journeys =
                new TopicTable<>(settings, Topics.JOURNEYS, serdes.journeys().deserializer());
        this.attributions = new TopicTable<>(
                settings, Topics.ATTRIBUTIONS, serdes.attributions().deserializer());
    }

    static RunningPipeline start(Path work, List<String> stages, Map<String, String> chosen) {
        LocalStack stack =
                LocalStack.start(LocalStackOptions.onFreePorts(work.resolve("stack")), (component, state) -> {});
        Settings settings = Settings.of(Map.of(
                        VocSettings.BOOTSTRAP_SERVERS.key(), stack.bootstrapServers(),
                        VocSettings.SCHEMA_REGISTRY.key(), stack.schemaRegistryUrl(),
                        VocSettings.STATE_DIRECTORY.key(), work.resolve("state").toString()))
                .overriddenBy(Settings.of(chosen));
        return new RunningPipeline(stack, VocSettings.checked(settings), stages);
    }

    Settings settings() {
        return settings;
    }

    /** One more process, as it were: its stages share the work with those of the other instances. */
    void startInstance(int number) {
        Settings own = settings.overriddenBy(Settings.of(Map.of(
                VocSettings.INSTANCE.key(),
                String.valueOf(number),
                VocSettings.STATE_DIRECTORY.key(),
                stateOf(number).toString())));
        instances.put(number, Pipeline.start(stages, own));
    }

    void stopInstance(int number) {
        Pipeline instance = instances.remove(number);
        if (instance != null) {
            instance.close();
        }
    }

    /** As on a new machine: what the instance kept is only in the changelogs. */
    void deleteState(int number) throws IOException {
        List<Path> paths;
        try (Stream<Path> files = Files.walk(stateOf(number))) {
            paths = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    private Path stateOf(int number) {
        return Path.of(settings.get(VocSettings.STATE_DIRECTORY), String.valueOf(number));
    }

    Map<String, Score> scores() {
        return scores.rows();
    }

    Map<String, Journey> journeys() {
        return journeys.rows();
    }

    Map<String, Attribution> attributions() {
        return attributions.rows();
    }

    List<Journey> liveJourneys() {
        return journeys.rows().values().stream()
                .filter(journey -> journey.status() != Journey.Status.SUPERSEDED)
                .toList();
    }

    /** Reads on until the condition holds; what does not hold by then is for the assertions behind it to say. */
    void readUntil(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            readSome();
        }
    }

    /** Reads what comes within a moment; false if nothing came. */
    boolean readSome() {
        boolean any = scores.poll(POLL);
        any |= journeys.poll(POLL);
        any |= attributions.poll(POLL);
        return any;
    }

    @Override
    public void close() {
        scores.close();
        journeys.close();
        attributions.close();
        serdes.close();
        instances.values().parallelStream().forEach(Pipeline::close);
        stack.close();
    }
}
