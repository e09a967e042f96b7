package io.vocstreams.systemtests.crash;

import static org.awaitility.Awaitility.await;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.replay.generate.Generator;
import io.vocstreams.replay.generate.GeneratorOptions;
import io.vocstreams.systemtests.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionTimeoutException;

/** A cluster under load, with a witness, and the verdict on it. */
final class Trial<C extends Cluster> implements AutoCloseable {

    private static final long SEED = 11;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** So soon that a test need not wait for it; {@link Verdict} counts on it. */
    private static final Map<String, String> QUICK = Map.of(VocSettings.IDLE_TIMEOUT.key(), "PT2S");

    /** Which topic shows that a stage is at work again. */
    private static final Map<String, String> OUTPUTS = Map.of(
            "identity", Topics.INTERACTIONS,
            "journey", Topics.JOURNEYS,
            "scores", Topics.SCORES,
            "actions", Topics.CASES);

    private final C deployment;
    private final Witness witness;
    private final Load load;
    private final Verdict verdict;

    private volatile UnaryOperator<ProducerRecord<String, byte[]>> last = UnaryOperator.identity();

    private Trial(C deployment, List<InputRecord> records, int perSecond) {
        this.deployment = deployment;
        this.load = new Load(deployment.settings(), records, perSecond, SEED, record -> last.apply(record));
        this.witness = new Witness(deployment.settings());
        this.verdict = new Verdict(deployment.settings(), witness);
    }

    static Trial<Deployment> start(Path work, Map<String, String> chosen, int customers, int perSecond) {
        return start(values -> Deployment.start(work, values), chosen, customers, perSecond);
    }

    /** @param cluster makes one that runs with the given settings */
    static <C extends Cluster> Trial<C> start(
            Function<Map<String, String>, C> cluster, Map<String, String> chosen, int customers, int perSecond) {
        Map<String, String> values = new TreeMap<>(QUICK);
        values.putAll(chosen);
        return new Trial<>(cluster.apply(values), records(customers), perSecond);
    }

    private static List<InputRecord> records(int customers) {
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
        return Generator.generate(GeneratorOptions.of(7, customers, end)).records();
    }

    C deployment() {
        return deployment;
    }

    Load load() {
        return load;
    }

    Witness witness() {
        return witness;
    }

    /** From now on records are sent as this leaves them. */
    void rewrite(UnaryOperator<ProducerRecord<String, byte[]>> operator) {
        last = operator;
    }

    /** Plays on, and returns when every stage has committed something of it. */
    void play() {
        Instant before = Instant.now();
        if (load.isExhausted()) {
            throw new IllegalStateException("The sample is too small: nothing of it is left to be played");
        }
        load.play();
        awaitAllOutputs(before);
    }

    /**
     * Waits until every stage has committed something that it wrote after the given time; returns how long that took.
     */
    Duration awaitAllOutputs(Instant after) {
        OUTPUTS.keySet().forEach(stage -> awaitOutput(stage, after));
        return Duration.between(after, Instant.now());
    }

    /** How much the stages have before them, in offsets. */
    long inFlight() {
        try (Backlog backlog = new Backlog(deployment.settings())) {
            return backlog.size();
        }
    }

    /** Waits until a stage has committed something that it wrote after the given time; returns how long that took. */
    Duration awaitOutput(String stage, Instant after) {
        String topic = OUTPUTS.getOrDefault(stage, Topics.SCORES);
        try {
            await("output of " + stage)
                    .atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> witness.newestIn(topic)
                            .filter(at -> at.isAfter(after))
                            .isPresent());
        } catch (ConditionTimeoutException silent) {
            try (Backlog backlog = new Backlog(deployment.settings())) {
                throw new IllegalStateException("No output of " + stage + ": " + backlog.unfinished(), silent);
            }
        }
        return Duration.between(after, Instant.now());
    }

    /** Plays no more, and demands of all that was played what must hold. */
    void judge() {
        judgeWith(List.of());
    }

    /** The same, where others have sent something as well. */
    void judgeWith(List<InputRecord> others) {
        load.pause();
        List<InputRecord> all = new ArrayList<>(load.played());
        all.addAll(others);
        verdict.demand(all, LONGEST);
    }

    @Override
    public void close() {
        try {
            load.close();
        } finally {
            witness.close();
            deployment.close();
        }
    }

    /** Only where the time itself is the fault, or is what is measured. */
    static void pause(Duration length) {
        await().pollDelay(length).atMost(length.plusSeconds(10)).until(() -> true);
    }
}
