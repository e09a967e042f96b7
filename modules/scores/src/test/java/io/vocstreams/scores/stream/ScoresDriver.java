package io.vocstreams.scores.stream;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ScoreDeltaCodec;
import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.Topologies;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.time.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** One task of the scores stage with a mocked wall clock. */
final class ScoresDriver implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Deserializer<Score> scores;
    private final Deserializer<LedgerEntry> entries;
    private final Topology topology;
    private final TopologyTestDriver driver;
    private long lag;

    ScoresDriver(StageStores.Kind kind, int upstreamTasks) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "voc-scores");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        config.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueProcessingExceptionHandler.class.getName());
        ScoresTopology.Policy policy = new ScoresTopology.Policy(
                ScorePolicy.DEFAULT,
                TimePolicy.DEFAULT,
                new Retention(TimePolicy.DEFAULT, IdentityPolicy.DEFAULT, JourneyPolicy.DEFAULT),
                upstreamTasks);
        EdgeSerdes edge = EdgeSerdes.registering("mock://scores", Map.of());
        scores = edge.scores().deserializer();
        entries = edge.ledger().deserializer();
        topology = Topologies.build(
                config, new ScoresTopology(edge, policy, new StageStores(kind), (topic, partition) -> lag));
        driver = new TopologyTestDriver(topology, config, NOON);
    }

    static ScoresDriver inMemory() {
        return new ScoresDriver(StageStores.Kind.MEMORY, 1);
    }

    Topology topology() {
        return topology;
    }

    void deltas(ScoreDelta... deltas) {
        pipe(new ScoresMessage.Changes(List.of(deltas)));
    }

    void told(int task, Instant watermark, boolean idle) {
        pipe(new ScoresMessage.Told(new Watermark(task, idle, 0, watermark.toEpochMilli())));
    }

    /** The only upstream task says this, and the next tick takes it in. */
    void watermark(Instant watermark) {
        told(0, watermark, false);
        tick();
    }

    void tick() {
        pass(KeepScores.TICK);
    }

    /** One tick after the other, as a running thread would. */
    void pass(Duration duration) {
        for (Duration rest = duration; rest.compareTo(Duration.ZERO) > 0; rest = rest.minus(KeepScores.TICK)) {
            driver.advanceWallClockTime(rest.compareTo(KeepScores.TICK) < 0 ? rest : KeepScores.TICK);
        }
    }

    void lag(long records) {
        lag = records;
    }

    /** What was published since the last call. */
    List<Score> published() {
        return records().stream()
                .map(TestRecord::value)
                .map(bytes -> scores.deserialize(Topics.SCORES, bytes))
                .toList();
    }

    List<TestRecord<String, byte[]>> records() {
        return driver.createOutputTopic(Topics.SCORES, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** What was published since the last call, in windows of a tumbling or rolling size. */
    List<Score> published(String size) {
        return published().stream()
                .filter(score -> score.key().size().text().equals(size))
                .toList();
    }

    /** The last published score of each key, without those that count nothing. */
    Map<String, Score> table() {
        return published().stream()
                .collect(Collectors.toMap(score -> score.key().text(), Function.identity(), (old, latest) -> latest))
                .values()
                .stream()
                .filter(score -> score.responses() + score.dismissed() + score.partial() > 0)
                .collect(Collectors.toMap(score -> score.key().text(), Function.identity()));
    }

    List<LedgerEntry> ledger() {
        return driver
                .createOutputTopic(Topics.LEDGER, new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(bytes -> entries.deserialize(Topics.LEDGER, bytes))
                .toList();
    }

    int size(String store) {
        int size = 0;
        try (KeyValueIterator<Bytes, byte[]> all = store(store).all()) {
            while (all.hasNext()) {
                all.next();
                size++;
            }
        }
        return size;
    }

    /** Takes over what another task's stores hold, as a restart does from changelogs. */
    void restore(ScoresDriver stopped, String... names) {
        for (String name : names) {
            try (KeyValueIterator<Bytes, byte[]> all = stopped.store(name).all()) {
                while (all.hasNext()) {
                    KeyValue<Bytes, byte[]> entry = all.next();
                    store(name).put(entry.key, entry.value);
                }
            }
        }
    }

    private KeyValueStore<Bytes, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    private void pipe(ScoresMessage message) {
        raw(ScoreDeltaCodec.toBytes(message));
    }

    void raw(byte @Nullable [] value) {
        driver.createInputTopic(Topics.SCORES_DELTAS, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new byte[0], value);
    }

    @Override
    public void close() {
        driver.close();
    }
}
