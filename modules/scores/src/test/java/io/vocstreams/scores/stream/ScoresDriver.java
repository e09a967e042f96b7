package io.vocstreams.scores.stream;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ScoreDeltaCodec;
import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.driver.StageDriver;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.time.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** One task of the scores stage with a mocked wall clock. */
final class ScoresDriver implements AutoCloseable {

    static final Duration RATES_EMIT_INTERVAL = Duration.ofSeconds(10);
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final EdgeSerdes serdes = EdgeSerdes.registering("mock://scores", Map.of());
    private final StageDriver driver;
    private long lag;

    ScoresDriver(StageStores.Kind kind, int upstreamTasks) {
        ScoresSettings settings = new ScoresSettings(
                ScorePolicy.DEFAULT,
                RATES_EMIT_INTERVAL,
                TimePolicy.DEFAULT,
                new Retention(TimePolicy.DEFAULT, IdentityPolicy.DEFAULT, JourneyPolicy.DEFAULT));
        Deployment deployment = StageDriver.deployment(
                ScoresTopology.STAGE,
                serdes,
                kind,
                Map.of(Topics.JOURNEY_EXCHANGE, upstreamTasks),
                (topic, partition) -> lag);
        driver = new StageDriver(ScoresTopology.STAGE, new ScoresTopology(settings, deployment), NOON);
    }

    static ScoresDriver inMemory() {
        return new ScoresDriver(StageStores.Kind.MEMORY, 1);
    }

    Topology topology() {
        return driver.topology();
    }

    void deltas(ScoreDelta... deltas) {
        pipe(new ScoresMessage.Changes(List.of(deltas)));
    }

    void deltas(RateDelta... deltas) {
        pipe(new ScoresMessage.RateChanges(List.of(deltas)));
    }

    void reported(int task, Instant watermark, boolean idle) {
        pipe(new ScoresMessage.WatermarkReport(new Watermark(task, idle, 0, watermark.toEpochMilli())));
    }

    /** The only upstream task says this, and the next tick takes it in. */
    void watermark(Instant watermark) {
        reported(0, watermark, false);
        tick();
    }

    void tick() {
        pass(KeepScores.TICK);
    }

    /** One tick after the other, as a running thread would. */
    void pass(Duration duration) {
        for (Duration rest = duration; rest.compareTo(Duration.ZERO) > 0; rest = rest.minus(KeepScores.TICK)) {
            driver.pass(rest.compareTo(KeepScores.TICK) < 0 ? rest : KeepScores.TICK);
        }
    }

    void lag(long records) {
        lag = records;
    }

    /** What was published since the last call. */
    List<Score> published() {
        return driver.values(Topics.SCORES, serdes.scores().deserializer());
    }

    /** The rates published since the last call. */
    List<Rate> rates() {
        return driver.values(Topics.RATES, serdes.rates().deserializer());
    }

    List<TestRecord<String, byte[]>> records() {
        return driver.written(Topics.SCORES, new StringDeserializer(), new ByteArrayDeserializer());
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
        return driver.values(Topics.LEDGER, serdes.ledger().deserializer());
    }

    int size(String store) {
        return driver.size(store);
    }

    /** Takes over what another task's stores hold, as a restart does from changelogs. */
    void restore(ScoresDriver stopped, String... names) {
        for (String name : names) {
            driver.restore(stopped.driver, name);
        }
    }

    private void pipe(ScoresMessage message) {
        raw(ScoreDeltaCodec.toBytes(message));
    }

    void raw(byte @Nullable [] value) {
        driver.bring(Topics.SCORES_DELTAS, new byte[0], value);
    }

    @Override
    public void close() {
        driver.close();
        serdes.close();
    }
}
