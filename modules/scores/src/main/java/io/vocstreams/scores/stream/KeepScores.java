package io.vocstreams.scores.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ScoreDeltaCodec;
import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.contracts.internal.ScoresMessage.Changes;
import io.vocstreams.contracts.internal.ScoresMessage.RateChanges;
import io.vocstreams.contracts.internal.ScoresMessage.WatermarkReport;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.model.Utf8;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Series;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.time.Activity;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.time.ReportedWatermarks;
import io.vocstreams.platform.time.UpstreamClock;
import io.vocstreams.platform.time.Watermark;
import io.vocstreams.platform.unit.Consumed;
import io.vocstreams.scores.domain.Calendar;
import io.vocstreams.scores.stream.SeriesWork.Source;
import io.vocstreams.scores.stream.WindowPublisher.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what JOURNEY says, and lets time pass for the windows of scores and of rates.
 */
final class KeepScores implements Processor<byte[], byte[], Object, Object> {

    static final Duration TICK = Duration.ofMillis(200);

    private static final Duration SHORTEST_TICK = Duration.ofMillis(10);

    private final Serializer<Score> scoreRecords;
    private final Serializer<Rate> rateRecords;
    private final Serializer<LedgerEntry> entries;
    private final ScoresSettings settings;
    private final Deployment deployment;
    private final ScoresMeters meters;
    private final Calendar calendar;
    private final List<Watermark> reports = new ArrayList<>();

    private ProcessorContext<Object, Object> context;
    private StageTask task;
    private ReportedWatermarks reported;
    private UpstreamClock time;
    private KeptWindows<Series, Counts, ScoreDelta> scores;
    private KeptWindows<RateSeries, RateCounts, RateDelta> rates;
    private @Nullable Instant clock;

    KeepScores(ScoresSettings settings, Deployment deployment, ScoresMeters meters) {
        this.scoreRecords = deployment.serdes().scores().serializer();
        this.rateRecords = deployment.serdes().rates().serializer();
        this.entries = deployment.serdes().ledger().serializer();
        this.settings = settings;
        this.deployment = deployment;
        this.meters = meters;
        this.calendar = new Calendar(
                new Days(settings.scores().zone()), settings.scores().grace());
    }

    @Override
    public void init(ProcessorContext<Object, Object> initialised) {
        context = initialised;
        task = new StageTask(
                context,
                context.taskId().partition(),
                meters.stage(),
                entry -> entries.serialize(Topics.LEDGER, entry));
        task.beforeCommit(this::beforeCommit);
        Duration history = settings.retention().history();
        scores = new KeptWindows<>(
                task,
                context,
                new CountedScores(calendar, settings.scores().emitInterval(), this::writeScore),
                history);
        rates = new KeptWindows<>(
                task,
                context,
                new CountedRates(
                        calendar,
                        settings.ratesEmitInterval(),
                        new OpenTimes(task.store(OpenTimes.STORE)),
                        this::writeRate),
                history);
        Activity activity = new Activity(settings.time().idleTimeout(), context.currentSystemTimeMs());
        reported = new ReportedWatermarks("upstream", deployment.partitionsOf(Topics.JOURNEY_EXCHANGE), task.times());
        time = new UpstreamClock(reported, task.times(), activity, this::isReadToItsEnd);
        setClock();
        task.every(tick(settings.scores().emitInterval()), this::tick);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        task.take(source, () -> {
            ScoresMessage message = ScoreDeltaCodec.fromBytes(record.value());
            if (message instanceof WatermarkReport report) {
                reported.requireKnown(report.watermark().task());
            }
            return () -> take(new Consumed(source, record), message);
        });
    }

    @Override
    public void close() {
        task.close();
        meters.closed(task.number());
    }

    private void take(Consumed source, ScoresMessage message) {
        if (message instanceof WatermarkReport report) {
            reports.add(report.watermark());
        } else if (message instanceof Changes changes) {
            task.outbox().arrived(Arrival.of(source.record().headers()));
            time.accepted(task.outbox().now());
            scores.add(new Source<>(source, () -> scoreChanges(source)), changes.deltas());
        } else if (message instanceof RateChanges changes) {
            task.outbox().arrived(Arrival.of(source.record().headers()));
            time.accepted(task.outbox().now());
            rates.add(new Source<>(source, () -> rateChanges(source)), changes.deltas());
        }
    }

    private static List<ScoreDelta> scoreChanges(Consumed source) {
        return ScoreDeltaCodec.fromBytes(source.record().value()) instanceof Changes changes
                ? changes.deltas()
                : List.of();
    }

    private static List<RateDelta> rateChanges(Consumed source) {
        return ScoreDeltaCodec.fromBytes(source.record().value()) instanceof RateChanges changes
                ? changes.deltas()
                : List.of();
    }

    private void beforeCommit() {
        scores.doAll();
        rates.doAll();
        // Not before what they come after is counted: a window must not close without it.
        reports.forEach(time::report);
        reports.clear();
    }

    private void tick() {
        Instant now = task.outbox().now();
        time.advance(task.number(), now);
        setClock();
        Moment moment = new Moment(clock, now, Arrival.UNKNOWN);
        task.ticked(time.settled(), clock);
        Long boundary = calendar.lastBoundary(clock).orElse(null);
        scores.tick(moment, boundary, time.settled());
        rates.tick(moment, boundary, time.settled());
    }

    /** What waits for its interval shall not wait much longer for the tick. */
    private static Duration tick(Duration emitInterval) {
        long half = emitInterval.toMillis() / 2;
        return Duration.ofMillis(Math.max(SHORTEST_TICK.toMillis(), Math.min(half, TICK.toMillis())));
    }

    private void setClock() {
        clock = time.now();
        scores.setClock(clock);
        rates.setClock(clock);
    }

    private void writeScore(Score score, Arrival arrival) {
        byte[] value = scoreRecords.serialize(Topics.SCORES, score);
        task.outbox()
                .send(
                        ScoresTopology.SCORES_SINK,
                        Utf8.bytes(score.key().text()),
                        value,
                        () -> meters.published(
                                score, task.number(), arrival, task.outbox().millis()));
    }

    private void writeRate(Rate rate) {
        byte[] value = rateRecords.serialize(Topics.RATES, rate);
        task.outbox()
                .send(
                        ScoresTopology.RATES_SINK,
                        Utf8.bytes(rate.key().text()),
                        value,
                        () -> meters.published(rate, task.number()));
    }

    private boolean isReadToItsEnd() {
        return deployment.lag().of(Topics.SCORES_DELTAS, task.number()) <= 0;
    }
}
