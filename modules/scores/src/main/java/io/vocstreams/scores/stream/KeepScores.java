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
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/** Adds changes to the counts of their series, and publishes scores as they change, as days begin and as windows close. */
final class KeepScores implements Processor<byte[], byte[], String, byte[]> {

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
    private final PendingChanges pending = new PendingChanges();
    private final List<Watermark> tolds = new ArrayList<>();

    private ProcessorContext<String, byte[]> context;
    private TaskMeters own;
    private Ledger ledger;
    private TimeState times;
    private UpstreamClock time;
    private SlotCounts slots;
    private Agenda closings;
    private Agenda updates;
    private Agenda boundaries;
    private CommitPace pace;
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
    public void init(ProcessorContext<String, byte[]> initialised) {
        context = initialised;
        int task = context.taskId().partition();
        own = meters.open(task);
        ledger = new Ledger(ScoresTopology.STAGE, task, store(Ledger.STORE), own);
        times = new TimeState(store(TimeState.STORE));
        BeforeCommit.run(context, this::beforeCommit);
        Rules rules = new Rules(calendar, policy.scores().emitInterval());
        slots = new SlotCounts(store(SlotCounts.STORE));
        closings = new Agenda(store(Agenda.CLOSINGS));
        updates = new Agenda(store(Agenda.UPDATES));
        boundaries = new Agenda(store(Agenda.BOUNDARIES));
        publisher = new Publisher(store(Publisher.STORE), slots, closings, updates, rules, this::writeScore);
        forgetting = new Forgetting(
                store(SlotCounts.STORE),
                store(Publisher.STORE),
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
        try {
            take(ScoreDeltaCodec.fromBytes(record.value()), Arrival.of(record.headers()));
        } catch (RuntimeException unexpected) {
            ledger.deadLettered(source.topic(), source.partition());
            // Kafka Streams would take a ClassCastException of ours for a wrong serde, and stop.
            throw unexpected instanceof ClassCastException ? new IllegalStateException(unexpected) : unexpected;
        }
        ledger.accepted(source.topic(), source.partition());
    }

    @Override
    public void close() {
        own.close();
        meters.closed(context.taskId().partition());
    }

    private void take(ScoresMessage message, Arrival arrival) {
        if (message instanceof Told told) {
            tolds.add(told.watermark());
        } else if (message instanceof Changes changes) {
            pace.setOffBy(arrival);
            time.accepted(now());
            changes.deltas().forEach(delta -> pending.add(delta, arrival));
        }
    }

    /** All counts first, so that a score never shows half a change. */
    private void takeInPending() {
        if (pending.isEmpty()) {
            return;
        }
        Moment moment = new Moment(clock, now(), pending.arrival());
        pending.counts().forEach(slots::add);
        Map<Window, Set<Reason>> windows = new LinkedHashMap<>();
        pending.reasons().forEach((slot, reasons) -> {
            calendar.windowsOf(slot, lastBoundary).forEach(window -> windows.merge(window, reasons, Reason::union));
            calendar.upcomingWindowOf(slot, lastBoundary).ifPresent(window -> boundaries.add(window.index(), window));
        });
        pending.clear();
        windows.forEach((window, reasons) -> publisher.changed(window, reasons, moment));
    }

    private void beforeCommit() {
        takeInPending();
        // Not before what they come after is counted: a window must not close without it.
        tolds.forEach(time::told);
        tolds.clear();
        times.write();
        ledger.write(this::writeEntry);
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
                now.toEpochMilli(), forUpdates, window -> publisher.intervalPassed(window, moment, forUpdates));
        if (clock.isPresent()) {
            allDone &= closings.handOver(
                    clock.get().toEpochMilli() - 1,
                    forClosings,
                    window -> publisher.closed(window, moment, forClosings));
        }
        if (lastBoundary.isPresent()) {
            allDone &= boundaries.handOver(
                    lastBoundary.get(), forBoundaries, window -> reach(window, moment, forBoundaries));
        }
        if (allDone) {
            forgetting.step(time.watermark(), now);
        }
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
        write(score.key().text(), scores.serialize(Topics.SCORES, score), ScoresTopology.SCORES_SINK);
        meters.published(score, context.taskId().partition(), arrival, context.currentSystemTimeMs());
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

    private KeyValueStore<Bytes, byte[]> store(String name) {
        return context.getStateStore(name);
    }
}
