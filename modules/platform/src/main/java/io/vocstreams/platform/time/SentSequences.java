package io.vocstreams.platform.time;

/** Numbers the records that a task writes to each partition of the next stage's topic. */
public final class SentSequences {

    private final int task;
    private final TimeState state;

    public SentSequences(int task, TimeState state) {
        this.task = task;
        this.state = state;
    }

    public Sequence next(int partition) {
        long count = sent(partition) + 1;
        state.put(name(partition), count);
        return new Sequence(task, count);
    }

    public long sent(int partition) {
        return Math.max(0, state.get(name(partition)));
    }

    private static String name(int partition) {
        return "sent/" + partition;
    }
}
