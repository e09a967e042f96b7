package io.vocstreams.systemtests;

import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicTable;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.Journey;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.testkit.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A cluster of its own with stages running on it, and the output topics as tables. */
final class RunningPipeline implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Cluster cluster;
    private final List<String> stages;
    private final EdgeSerdes serdes;
    private final TopicTable<Score> scores;
    private final TopicTable<Journey> journeys;
    private final TopicTable<Attribution> attributions;
    private final TopicTable<Reading> readings;

    /** @param cluster is closed with this */
    RunningPipeline(Cluster cluster, List<String> stages) {
        this.cluster = cluster;
        this.stages = stages;
        startInstance(1);
        this.serdes = Serdes.of(settings());
        this.scores =
                new TopicTable<>(settings(), Topics.SCORES, serdes.scores().deserializer());
        this.journeys =
                new TopicTable<>(settings(), Topics.JOURNEYS, serdes.journeys().deserializer());
        this.attributions = new TopicTable<>(
                settings(), Topics.ATTRIBUTIONS, serdes.attributions().deserializer());
        this.readings =
                new TopicTable<>(settings(), Topics.READINGS, serdes.readings().deserializer());
    }

    static RunningPipeline start(Path work, List<String> stages, Map<String, String> chosen) {
        return new RunningPipeline(InProcessCluster.start(work, chosen), stages);
    }

    Settings settings() {
        return cluster.settings();
    }

    /** One more process, as it were: its stages share the work with those of the other instances. */
    void startInstance(int number) {
        cluster.start(String.valueOf(number), String.join(",", stages));
    }

    void stopInstance(int number) {
        cluster.stop(String.valueOf(number));
    }

    /** As on a new machine: what the instance kept is only in the changelogs. */
    void deleteState(int number) {
        cluster.deleteState(String.valueOf(number));
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

    /**
     * What was published so far, as it is compared with an oracle's.
     *
     * @param customers of the interactions, which no output topic shows
     */
    Tables tables(Map<String, String> customers) {
        Tables published = Tables.empty();
        published.customers().putAll(customers);
        journeys.rows().values().forEach(published::add);
        attributions.rows().values().forEach(published::add);
        readings.rows().values().forEach(published::add);
        scores.rows().values().forEach(published::add);
        return published;
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
        any |= readings.poll(POLL);
        return any;
    }

    /** Reads until nothing comes for a moment. */
    void readToRest() {
        boolean any;
        do {
            any = readSome();
        } while (any);
    }

    @Override
    public void close() {
        scores.close();
        journeys.close();
        attributions.close();
        readings.close();
        serdes.close();
        cluster.close();
    }
}
