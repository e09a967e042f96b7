package io.vocstreams.platform.time;

/**
 * The watermarks that the tasks of a stage agree on by telling each other over their loop topic.
 *
 * <p>Level 0 is a task's own inputs, level 1 the least of these over all tasks that are not idle: lateness is judged by
 * it. Level k + 1 is the least level k that all tasks reported, in order behind everything they sent. A message can set
 * off another at most {@code hops} times, so {@code hops} levels above the first nothing older can still come along:
 * settled.
 */
public final class WatermarkConsensus {

    private final int task;
    private final int settledLevel;
    private final ReportedWatermarks reports;
    private final TimeState state;

    public WatermarkConsensus(int task, int tasks, int hops, TimeState state) {
        this.task = task;
        this.settledLevel = hops + 1;
        this.reports = new ReportedWatermarks("round", tasks, state);
        this.state = state;
    }

    public void report(Watermark watermark) {
        reports.report(watermark);
    }

    /** Works out this task's levels and returns what it reports to all tasks of the stage. */
    public Watermark next(long inputs, boolean idle) {
        long[] levels = new long[settledLevel + 1];
        levels[0] = inputs;
        reports.report(task, 0, inputs);
        reports.reportIdle(task, idle);
        for (int level = 1; level <= settledLevel; level++) {
            long least = level == 1 ? reports.leastOfBusy(0) : reports.least(level - 1);
            levels[level] = state.raise("level/" + level, least);
            reports.report(task, level, levels[level]);
        }
        return new Watermark(task, idle, 0, levels);
    }

    /** What this task reports while it has still to send what earlier messages set off: no level moves. */
    public Watermark unchanged() {
        reports.reportIdle(task, false);
        long[] levels = new long[settledLevel + 1];
        for (int level = 0; level <= settledLevel; level++) {
            levels[level] = reports.of(task, level);
        }
        return new Watermark(task, false, 0, levels);
    }

    /** Lateness is judged by this one. */
    public long watermark() {
        return state.get("level/1");
    }

    /** State is dropped, and the next stage works, by this one. */
    public long settled() {
        return state.get("level/" + settledLevel);
    }

    public boolean areAllIdle() {
        return reports.areAllIdle();
    }
}
