package io.vocstreams.platform.time;

/** The watermarks that a fixed number of tasks have reported. */
public final class ReportedWatermarks implements Upstream {

    private final String name;
    private final int tasks;
    private final TimeState state;

    public ReportedWatermarks(String name, int tasks, TimeState state) {
        this.name = name;
        this.tasks = tasks;
        this.state = state;
    }

    int tasks() {
        return tasks;
    }

    @Override
    public void report(Watermark watermark) {
        requireKnown(watermark.task());
        for (int level = 0; level < watermark.levels(); level++) {
            report(watermark.task(), level, watermark.level(level));
        }
        reportIdle(watermark.task(), watermark.idle());
    }

    void report(int task, int level, long time) {
        state.put(name + "/" + task + "/" + level, time);
    }

    void reportIdle(int task, boolean idle) {
        state.put(name + "/" + task + "/idle", idle ? 1 : 0);
    }

    long of(int task, int level) {
        return state.get(name + "/" + task + "/" + level);
    }

    @Override
    public long watermark() {
        return least(0);
    }

    /** The least of all tasks; NONE until every one has reported. */
    long least(int level) {
        long least = Long.MAX_VALUE;
        for (int task = 0; task < tasks; task++) {
            least = Math.min(least, state.get(name + "/" + task + "/" + level));
        }
        return least;
    }

    /** The least of the tasks that are not idle; NONE if there is none, or one of them has nothing to tell. */
    public long leastOfBusy(int level) {
        long least = Watermark.NOT_AWAITED;
        for (int task = 0; task < tasks; task++) {
            if (!isIdle(task)) {
                least = Math.min(least, state.get(name + "/" + task + "/" + level));
            }
        }
        return least == Watermark.NOT_AWAITED ? Watermark.NONE : least;
    }

    @Override
    public boolean areAllIdle() {
        for (int task = 0; task < tasks; task++) {
            if (!isIdle(task)) {
                return false;
            }
        }
        return true;
    }

    /** A stage that waits for a task that does not exist waits for ever. */
    public void requireKnown(int task) {
        if (task < 0 || task >= tasks) {
            throw new IllegalStateException("A watermark of task " + task + ", but there are " + tasks);
        }
    }

    private boolean isIdle(int task) {
        return state.get(name + "/" + task + "/idle") == 1;
    }
}
