package io.vocstreams.identity.stream;

import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.platform.time.Activity;
import io.vocstreams.platform.time.InputLag;
import io.vocstreams.platform.time.InputTimes;
import io.vocstreams.platform.time.InputTimes.Input;
import io.vocstreams.platform.time.SentSequences;
import io.vocstreams.platform.time.TimeState;
import io.vocstreams.platform.time.Watermark;
import io.vocstreams.platform.time.WatermarkConsensus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a task knows of time, and what it reports to the other tasks and the next stage. */
final class Timekeeper {

    /** A record that arrives elsewhere sets off the link it asserts, and that as many visits as links are followed. */
    private static final int HOPS = 1 + IdentityPolicy.MOST_LINKS;

    private static final int ONE_HOP_BEHIND = 2;

    private final int task;
    private final Partitions partitions;
    private final LongSupplier wallClock;
    private final BooleanSupplier isBehind;
    private final InputTimes inputs;
    private final Activity activity;
    private final WatermarkConsensus consensus;
    private final SentSequences sequences;
    private final IdentityOutbox outbox;
    private @Nullable Watermark toldTasks;
    private @Nullable Watermark toldNextStage;

    Timekeeper(int task, Partitions partitions, TimeState state, Clocks clocks, IdentityOutbox outbox) {
        this.task = task;
        this.partitions = partitions;
        this.wallClock = clocks.wallClock();
        this.isBehind = clocks.isBehind();
        long now = wallClock.getAsLong();
        this.inputs = new InputTimes(partitions.inputsOf(task), state, clocks.idleTimeout(), clocks.lag(), now);
        this.activity = new Activity(clocks.idleTimeout(), now);
        this.consensus = new WatermarkConsensus(task, partitions.tasks(), HOPS, state);
        this.sequences = new SentSequences(task, state);
        this.outbox = outbox;
    }

    /**
     * Where a task's times come from besides its records.
     *
     * @param isBehind whether something that earlier messages set off was not sent yet
     */
    record Clocks(LongSupplier wallClock, InputLag lag, Duration idleTimeout, BooleanSupplier isBehind) {}

    SentSequences sequences() {
        return sequences;
    }

    void brought(String topic, Instant occurredAt) {
        inputs.brought(new Input(topic, task), occurredAt.toEpochMilli(), wallClock.getAsLong());
    }

    void accepted() {
        activity.accepted(wallClock.getAsLong());
    }

    /** What this task reported itself it knows already, and more recently. */
    void report(Watermark watermark) {
        if (watermark.task() != task) {
            consensus.report(watermark);
        }
    }

    /** Lateness is judged by this one. */
    @Nullable
    Instant watermark() {
        return Watermark.time(consensus.watermark());
    }

    /** What is said to be now: the next stage reckons with it, too. */
    @Nullable
    Instant clock() {
        long settled = consensus.settled();
        return Watermark.time(consensus.areAllIdle() ? Math.max(settled, wallClock.getAsLong()) : settled);
    }

    /** State is dropped by this one. */
    @Nullable
    Instant settled() {
        return Watermark.time(consensus.settled());
    }

    /** Not later than the watermark of any task that may have accepted what a link change comes from. */
    @Nullable
    Instant oneHopBehind() {
        return Watermark.time((toldTasks == null ? next() : toldTasks).level(ONE_HOP_BEHIND));
    }

    void tick() {
        Watermark next = next();
        if (!Objects.equals(toldTasks, next)) {
            toldTasks = next;
            if (partitions.tasks() > 1) {
                outbox.tellAllTasks(next);
            }
        }
        tellNextStage();
    }

    /** While the task is behind no watermark passes: another task would take it for said after everything. */
    private Watermark next() {
        if (isBehind.getAsBoolean()) {
            return consensus.unchanged();
        }
        long now = wallClock.getAsLong();
        return consensus.next(inputs.watermark(now), inputs.isIdle(now) && activity.isQuiet(now));
    }

    private void tellNextStage() {
        Watermark next = new Watermark(task, consensus.areAllIdle(), 0, consensus.settled());
        if (Objects.equals(toldNextStage, next)) {
            return;
        }
        toldNextStage = next;
        for (int partition = 0; partition < partitions.ofInteractions(); partition++) {
            outbox.tellNextStage(partition, new Watermark(task, next.idle(), sequences.sent(partition), next.level(0)));
        }
    }
}
