package io.vocstreams.scores.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ScoreDeltaCodec;
import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.contracts.internal.ScoresMessage.Changes;
import io.vocstreams.contracts.internal.ScoresMessage.Told;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.model.Utf8;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.time.Activity;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.time.ToldTimes;
import io.vocstreams.platform.time.UpstreamClock;
import io.vocstreams.platform.time.Watermark;
import io.vocstreams.platform.unit.Consumed;
import io.vocstreams.scores.domain.Calendar;
import io.vocstreams.scores.domain.Window;
import io.vocstreams.scores.domain.WindowCounts;
import io.vocstreams.scores.stream.Publisher.Moment;
import io.vocstreams.scores.stream.Publisher.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Adds changes to the counts of their series, and publishes scores as they change, as days begin and as windows close.
 */
final class KeepScores implements Processor<byte[], byte[], Object, Object> {

    static final Duration TICK = Duration.ofMillis(200);

    private static final Duration SHORTEST_TICK = Duration.ofMillis(10);

    /** About a quarter of a second's work for each kind of waiting key. */
    private static final int KEYS_PER_TICK = 5_000;

    private final Serializer<Score> scores;
    private final Serializer<LedgerEntry> entries;
    private final ScoresSettings settings;
    private final Deployment deployment;
    private final ScoresMeters meters;
    private final Calendar calendar;
    private final List<Watermark> tolds = new ArrayList<>();

    private ProcessorContext<Object, Object> context;
    private StageTask task;
    private ToldTimes told;
    private UpstreamClock time;
    private SlotCounts slots;
    private Agenda closings;
    private Agenda updates;
    private Agenda boundaries;
    private SeriesWork work;
    private Publisher publisher;
    private Forgetting forgetting;
    private @Nullable Instant clock;
    private Optional<Long> lastBoundary = Optional.empty();

    KeepScores(ScoresSettings settings, Deployment deployment, ScoresMeters meters) {
        this.scores = deployment.serdes().scores().serializer();
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
        work = new SeriesWork(task.isolation(), task.deadLetters(), this::count);
        task.beforeCommit(this::beforeCommit);
        Rules rules = new Rules(calendar, settings.scores().emitInterval());
        slots = new SlotCounts(task.store(SlotCounts.STORE));
        closings = new Agenda(task.store(Agenda.CLOSINGS), task.unit());
        updates = new Agenda(task.store(Agenda.UPDATES), task.unit());
        boundaries = new Agenda(task.store(Agenda.BOUNDARIES), task.unit());
        publisher = new Publisher(task.store(Publisher.STORE), slots, closings, updates, rules, this::writeScore);
        forgetting = new Forgetting(
                context.getStateStore(SlotCounts.STORE),
                context.getStateStore(Publisher.STORE),
                rules,
                settings.retention().history());
        Activity activity = new Activity(settings.time().idleTimeout(), context.currentSystemTimeMs());
        told = new ToldTimes("upstream", deployment.partitionsOf(Topics.JOURNEY_EXCHANGE), task.times());
        time = new UpstreamClock(told, task.times(), activity, this::isReadToItsEnd);
        setClock();
        task.every(tick(settings.scores().emitInterval()), this::tick);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        task.take(source, () -> {
            ScoresMessage message = ScoreDeltaCodec.fromBytes(record.value());
            if (message instanceof Told watermark) {
                told.requireKnown(watermark.watermark().task());
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
        if (message instanceof Told watermark) {
            tolds.add(watermark.watermark());
        } else if (message instanceof Changes changes) {
            task.outbox().arrived(Arrival.of(source.record().headers()));
            time.accepted(task.outbox().now());
            work.add(source, changes);
        }
    }

    /** All counts first, so that a score never shows half a change. */
    private void count(SeriesChanges changes) {
        Moment moment = new Moment(clock, task.outbox().now(), changes.arrival());
        changes.counts().forEach(slots::add);
        Map<Window, Set<Reason>> windows = new LinkedHashMap<>();
        changes.reasons().forEach((slot, reasons) -> {
            calendar.windowsOf(slot, lastBoundary).forEach(window -> windows.merge(window, reasons, Reason::union));
            calendar.upcomingWindowOf(slot, lastBoundary).ifPresent(window -> boundaries.add(window.index(), window));
        });
        windows.forEach((window, reasons) -> publisher.changed(window, reasons, moment));
    }

    private void beforeCommit() {
        work.doAll();
        // Not before what they come after is counted: a window must not close without it.
        tolds.forEach(time::told);
        tolds.clear();
    }

    private void tick() {
        Instant now = task.outbox().now();
        time.advance(task.number(), now);
        setClock();
        Moment moment = new Moment(clock, now, Arrival.UNKNOWN);
        task.ticked(time.settled(), clock);
        TickBudget forUpdates = TickBudget.ofKeys(KEYS_PER_TICK);
        TickBudget forClosings = TickBudget.ofKeys(KEYS_PER_TICK);
        TickBudget forBoundaries = TickBudget.ofKeys(KEYS_PER_TICK);
        boolean allDone = updates.handOver(
                now.toEpochMilli(), forUpdates, apart(window -> publisher.intervalPassed(window, moment, forUpdates)));
        if (clock != null) {
            allDone &= closings.handOver(
                    clock.toEpochMilli() - 1,
                    forClosings,
                    apart(window -> publisher.closed(window, moment, forClosings)));
        }
        if (lastBoundary.isPresent()) {
            allDone &= boundaries.handOver(
                    lastBoundary.get(), forBoundaries, apart(window -> reach(window, moment, forBoundaries)));
        }
        if (allDone) {
            forgetting.step(time.settled(), now);
        }
    }

    /** Each window apart from all others. */
    private Predicate<Window> apart(Consumer<Window> due) {
        return window -> task.isolation().run(() -> due.accept(window));
    }

    private void reach(Window window, Moment moment, TickBudget budget) {
        WindowCounts counts = slots.of(window, budget);
        publisher.reached(window, counts, moment);
        if (counts.reachesNext()) {
            long next = window.index() + 1;
            boundaries.add(next, new Window(window.series(), window.size(), next));
        }
    }

    /** What waits for its interval shall not wait much longer for the tick. */
    private static Duration tick(Duration emitInterval) {
        long half = emitInterval.toMillis() / 2;
        return Duration.ofMillis(Math.max(SHORTEST_TICK.toMillis(), Math.min(half, TICK.toMillis())));
    }

    private void setClock() {
        clock = time.now();
        lastBoundary = calendar.lastBoundary(clock);
    }

    private void writeScore(Score score, Arrival arrival) {
        byte[] value = scores.serialize(Topics.SCORES, score);
        task.outbox()
                .send(
                        ScoresTopology.SCORES_SINK,
                        Utf8.bytes(score.key().text()),
                        value,
                        () -> meters.published(
                                score, task.number(), arrival, task.outbox().millis()));
    }

    private boolean isReadToItsEnd() {
        return deployment.lag().of(Topics.SCORES_DELTAS, task.number()) <= 0;
    }
}
