package io.vocstreams.platform.metrics;

import java.util.concurrent.atomic.AtomicLong;

/** What one task consumed of a topic and decided. Written by the task's thread only, read by others. */
public final class SourceMeters {

    private final TopicOutcomes outcomes;
    private final AtomicLong consumed = new AtomicLong();
    private final AtomicLong decided = new AtomicLong();

    SourceMeters(TopicOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** What was tallied before this task was opened here; no outcome of now. */
    public void tallied(long consumedBefore, long decidedBefore) {
        add(consumed, consumedBefore);
        add(decided, decidedBefore);
    }

    public void consumed() {
        add(consumed, 1);
    }

    public void accepted() {
        add(decided, 1);
        outcomes.accepted();
    }

    public void duplicate() {
        add(decided, 1);
        outcomes.duplicate();
    }

    public void rejected(String reason) {
        add(decided, 1);
        outcomes.refused(reason);
    }

    public void deadLettered() {
        add(decided, 1);
        outcomes.deadLettered();
    }

    /** Accepted before, so decided already. */
    public void deadLetteredAfterAll() {
        outcomes.deadLettered();
    }

    long consumedRecords() {
        return consumed.get();
    }

    long decidedRecords() {
        return decided.get();
    }

    /** One writer, so no more than an ordered write is needed. */
    private static void add(AtomicLong sum, long more) {
        sum.lazySet(sum.getPlain() + more);
    }
}
