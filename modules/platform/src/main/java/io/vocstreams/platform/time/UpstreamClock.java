package io.vocstreams.platform.time;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What time it is for a task: as the tasks of the stage before say, or by the wall clock once all before it is idle.
 */
public final class UpstreamClock {

    private final Upstream upstream;
    private final StageClock clock;
    private final Activity activity;
    private final BooleanSupplier isReadToItsEnd;

    public UpstreamClock(Upstream upstream, TimeState state, Activity activity, BooleanSupplier isReadToItsEnd) {
        this.upstream = upstream;
        this.clock = new StageClock(state);
        this.activity = activity;
        this.isReadToItsEnd = isReadToItsEnd;
    }

    public void accepted(Instant now) {
        activity.accepted(now.toEpochMilli());
    }

    public void report(Watermark watermark) {
        upstream.report(watermark);
    }

    /** Moves the clock, and returns what the next stage is to know. */
    public Watermark advance(int task, Instant now) {
        long wallClock = now.toEpochMilli();
        boolean idle = upstream.areAllIdle() && activity.isQuiet(wallClock) && isReadToItsEnd.getAsBoolean();
        clock.advance(upstream.watermark(), idle, wallClock);
        return new Watermark(task, idle, 0, upstream.watermark());
    }

    /** Null while nobody knows. */
    public @Nullable Instant now() {
        return Watermark.time(clock.now());
    }

    /** Nothing older can still come along; null while nobody knows. */
    public @Nullable Instant settled() {
        return Watermark.time(upstream.watermark());
    }
}
