package io.vocstreams.scores.stream;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ScoreDeltaCodec;
import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.contracts.internal.ScoresMessage.Changes;
import io.vocstreams.contracts.internal.ScoresMessage.Told;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.BeforeCommit;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.metrics.TaskMeters;
import io.vocstreams.platform.run.CommitPace;
import io.vocstreams.platform.time.Activity;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.time.InputLag;
import io.vocstreams.platform.time.TimeState;
import io.vocstreams.platform.time.Watermark;
import io.vocstreams.platform.unit.Consumed;
import io.vocstreams.platform.unit.DeadLetters;
import io.vocstreams.platform.unit.Isolation;
import io.vocstreams.platform.unit.UnitOfWork;
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
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

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
    private final ScoresTopology.Policy policy;
    private final InputLag lag;
    private final ScoresMeters meters;
    private final Calendar calendar;
    private final List<Watermark> tolds = new ArrayList<>();

    private ProcessorContext<Object, Object> context;
    private TaskMeters own;
    private Ledger ledger;
    private TimeState times;
    private UpstreamClock time;
    private SlotCounts slots;
    private Agenda closings;
    private Agenda updates;
    private Agenda boundaries;
    private CommitPace pace;
    private UnitOfWork unit;
    private DeadLetters deadLetters;
    private Isolation isolation;
    private SeriesWork work;
    private Publisher publisher;
    private Forgetting forgetting;
    private Optional<Instant> clock = Optional.empty();
    private Optional<Long> lastBoundary = Optional.empty();

    KeepScores(EdgeSerdes edge, ScoresTopology.Policy policy, InputLag lag, ScoresMeters meters) {
        this.scores = edge.scores().serializer();
        this.entries = edge.ledger().serializer();
        this.policy = policy;
        this.lag = lag;
        this.meters = meters;
        this.calendar =
                new Calendar(new Days(policy.scores().zone()), policy.scores().grace());
    }

    @Override
    public void init(ProcessorContext<Object, Object> initialised) {
        context = initialised;
        int task = context.taskId().partition();
        own = meters.open(task);
        ledger = new Ledger(ScoresTopology.STAGE, task, context.getStateStore(Ledger.STORE), own);
        times = new TimeState(context.getStateStore(TimeState.STORE));
        unit = new UnitOfWork(context);
        deadLetters = new DeadLetters(
                ledger,
                context::currentSystemTimeMs,
                letter -> context.forward(letter, ScoresTopology.DEAD_LETTERS_SINK));
        isolation = new Isolation(unit, deadLetters);
        work = new SeriesWork(isolation, deadLetters, this::count);
        BeforeCommit.run(context, this::beforeCommit);
        Rules rules = new Rules(calendar, policy.scores().emitInterval());
        slots = new SlotCounts(unit.store(SlotCounts.STORE));
        closings = new Agenda(unit.store(Agenda.CLOSINGS), unit);
        updates = new Agenda(unit.store(Agenda.UPDATES), unit);
        boundaries = new Agenda(unit.store(Agenda.BOUNDARIES), unit);
        publisher = new Publisher(unit.store(Publisher.STORE), slots, closings, updates, rules, this::writeScore);
        forgetting = new Forgetting(
                context.getStateStore(SlotCounts.STORE),
                context.getStateStore(Publisher.STORE),
                rules,
                policy.retention().history());
        Activity activity = new Activity(policy.time().idleTimeout(), context.currentSystemTimeMs());
        time = new UpstreamClock(times, policy.upstreamTasks(), activity, this::isReadToItsEnd);
        pace = CommitPace.of(context);
        setClock();
        context.schedule(tick(policy.scores().emitInterval()), PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        ledger.consumed(source.topic(), source.partition(), source.offset());
        ScoresMessage message;
        try {
            message = ScoreDeltaCodec.fromBytes(record.value());
            if (message instanceof Told told) {
                time.requireKnown(told.watermark());
            }
        } catch (RuntimeException unexpected) {
            ledger.deadLettered(source.topic(), source.partition());
            throw unexpected;
        }
        // Should the work fail that it asks for, it still goes to the dead letters.
        ledger.accepted(source.topic(), source.partition());
        take(new Consumed(source, record), message);
    }

    @Override
    public void close() {
        own.close();
        meters.closed(context.taskId().partition());
    }

    private void take(Consumed source, ScoresMessage message) {
        if (message instanceof Told told) {
            tolds.add(told.watermark());
        } else if (message instanceof Changes changes) {
            pace.setOffBy(Arrival.of(source.record().headers()));
            time.accepted(now());
            work.add(source, changes);
        }
    }

    /** All counts first, so that a score never shows half a change. */
    private void count(SeriesChanges changes) {
        Moment moment = new Moment(clock, now(), changes.arrival());
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
        times.write();
        ledger.write(this::writeEntry);
        deadLetters.committing();
        pace.committing();
    }

    private void tick(long wallClock) {
        Instant now = Instant.ofEpochMilli(wallClock);
        time.advance(now);
        setClock();
        Moment moment = new Moment(clock, now, Arrival.UNKNOWN);
        own.ticked(millis(time.watermark()), millis(clock));
        TickBudget forUpdates = TickBudget.ofKeys(KEYS_PER_TICK);
        TickBudget forClosings = TickBudget.ofKeys(KEYS_PER_TICK);
        TickBudget forBoundaries = TickBudget.ofKeys(KEYS_PER_TICK);
        boolean allDone = updates.handOver(
                now.toEpochMilli(), forUpdates, apart(window -> publisher.intervalPassed(window, moment, forUpdates)));
        if (clock.isPresent()) {
            allDone &= closings.handOver(
                    clock.get().toEpochMilli() - 1,
                    forClosings,
                    apart(window -> publisher.closed(window, moment, forClosings)));
        }
        if (lastBoundary.isPresent()) {
            allDone &= boundaries.handOver(
                    lastBoundary.get(), forBoundaries, apart(window -> reach(window, moment, forBoundaries)));
        }
        if (allDone) {
            forgetting.step(time.watermark(), now);
        }
    }

    /** Each window apart from all others. */
    private Predicate<Window> apart(Consumer<Window> due) {
        return window -> isolation.run(() -> due.accept(window));
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

    private static long millis(Optional<Instant> known) {
        return known.map(Instant::toEpochMilli).orElse(Watermark.NONE);
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    private void writeScore(Score score, Arrival arrival) {
        byte[] value = scores.serialize(Topics.SCORES, score);
        String key = score.key().text();
        unit.send(Topics.SCORES, key, value, () -> {
            write(key, value, ScoresTopology.SCORES_SINK);
            meters.published(score, context.taskId().partition(), arrival, context.currentSystemTimeMs());
        });
    }

    private void writeEntry(LedgerEntry entry) {
        write(entry.key(), entries.serialize(Topics.LEDGER, entry), ScoresTopology.LEDGER_SINK);
    }

    private void write(String key, byte[] value, String sink) {
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), sink);
    }

    private boolean isReadToItsEnd() {
        return lag.of(Topics.SCORES_DELTAS, context.taskId().partition()) <= 0;
    }
}
