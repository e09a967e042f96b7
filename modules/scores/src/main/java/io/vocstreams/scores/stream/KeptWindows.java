package io.vocstreams.scores.stream;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Countable;
import io.vocstreams.model.score.DeltaOf;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.scores.domain.Calendar;
import io.vocstreams.scores.domain.Window;
import io.vocstreams.scores.domain.WindowCounts;
import io.vocstreams.scores.stream.SeriesWork.Source;
import io.vocstreams.scores.stream.WindowPublisher.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * All windows of one kind. It adds changes to the counts of their series, and publishes windows as they change, as days
 * begin and as windows close.
 */
final class KeptWindows<S extends AnySeries, C extends Countable<C>, D extends DeltaOf<S, C>> {

    /** About a quarter of a second's work for each kind of waiting key. */
    private static final int KEYS_PER_TICK = 5_000;

    private final StageTask task;
    private final CountedKind<S, C, D> kind;
    private final SlotCounts<S, C> slots;
    private final DueWindows<S> closings;
    private final DueWindows<S> updates;
    private final DueWindows<S> boundaries;
    private final WindowPublisher<S, C> publisher;
    private final ForgetWindows<S, C> forgetting;
    private final SeriesWork<S, C, D> work;
    private @Nullable Instant clock;

    KeptWindows(StageTask task, ProcessorContext<?, ?> context, CountedKind<S, C, D> kind, Duration history) {
        CountedKind.Lying<S, C> lying = kind.lying();
        this.task = task;
        this.kind = kind;
        this.slots = new SlotCounts<>(task.store(lying.slots()), lying);
        this.closings = agenda(lying.closings());
        this.updates = agenda(lying.updates());
        this.boundaries = agenda(lying.boundaries());
        this.publisher = new WindowPublisher<>(task.store(lying.publications()), slots, closings, updates, kind);
        KeyValueStore<Bytes, byte[]> rawSlots = context.getStateStore(lying.slots());
        this.forgetting = new ForgetWindows<>(rawSlots, context.getStateStore(lying.publications()), kind, history);
        this.work = new SeriesWork<>(kind, task.isolation(), task.deadLetters(), this::count);
    }

    private DueWindows<S> agenda(String store) {
        return new DueWindows<>(task.store(store), kind.lying().keys(), task.unit());
    }

    void add(Source<D> source, List<D> changes) {
        work.add(source, changes);
    }

    /** To be called before each commit. */
    void doAll() {
        work.doAll();
    }

    void setClock(@Nullable Instant now) {
        clock = now;
    }

    /** All counts first, so that nothing published ever shows half a change. */
    private void count(SeriesChanges<S, C, D> changes) {
        Moment moment = new Moment(clock, task.outbox().now(), changes.arrival());
        kind.learn(changes.latest());
        Calendar calendar = kind.calendarOf(changes.latest().slot().series());
        Optional<Long> lastBoundary = calendar.lastBoundary(clock);
        changes.counts().forEach((slot, change) -> {
            slots.add(slot, change);
            calendar.upcomingWindowOf(slot, lastBoundary).ifPresent(window -> boundaries.add(window.index(), window));
        });
        changes.reasons(slot -> calendar.windowsOf(slot, lastBoundary), kind.countsCustomers())
                .forEach((window, reasons) -> publisher.changed(window, reasons, moment));
    }

    /**
     * What the time asks for.
     *
     * @param boundary the last day boundary for which windows are published, if the clock is known
     */
    void tick(Moment moment, @Nullable Long boundary, @Nullable Instant settled) {
        TickBudget forUpdates = TickBudget.ofKeys(KEYS_PER_TICK);
        TickBudget forClosings = TickBudget.ofKeys(KEYS_PER_TICK);
        TickBudget forBoundaries = TickBudget.ofKeys(KEYS_PER_TICK);
        Instant now = moment.now();
        boolean allDone = updates.handOver(
                now.toEpochMilli(), forUpdates, apart(window -> publisher.intervalPassed(window, moment, forUpdates)));
        if (clock != null) {
            allDone &= closings.handOver(
                    clock.toEpochMilli() - 1,
                    forClosings,
                    apart(window -> publisher.closed(window, moment, forClosings)));
        }
        if (boundary != null) {
            allDone &=
                    boundaries.handOver(boundary, forBoundaries, apart(window -> reach(window, moment, forBoundaries)));
        }
        if (allDone) {
            forgetting.step(settled, now);
        }
    }

    /** Each window apart from all others. */
    private Predicate<Window<S>> apart(Consumer<Window<S>> due) {
        return window -> task.isolation().run(() -> due.accept(window));
    }

    private void reach(Window<S> window, Moment moment, TickBudget budget) {
        WindowCounts<S, C> counts = slots.of(window, kind.nothing(window.series()), budget);
        publisher.reached(window, counts, moment);
        if (counts.reachesNext()) {
            long next = window.index() + 1;
            boundaries.add(next, new Window<>(window.series(), window.size(), next));
        }
    }
}
