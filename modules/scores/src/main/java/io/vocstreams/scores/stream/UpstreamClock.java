package io.vocstreams.scores.stream;

import io.vocstreams.platform.time.Activity;
import io.vocstreams.platform.time.StageClock;
import io.vocstreams.platform.time.TimeState;
import io.vocstreams.platform.time.ToldTimes;
import io.vocstreams.platform.time.Watermark;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What time it is for a task of SCORES: as the tasks of JOURNEY say, or by the wall clock once all are idle. */
final class UpstreamClock {

    private final ToldTimes told;
    private final StageClock clock;
    private final Activity activity;
    private final BooleanSupplier isReadToItsEnd;

    UpstreamClock(TimeState state, int upstreamTasks, Activity activity, BooleanSupplier isReadToItsEnd) {
        this.told = new ToldTimes("upstream", upstreamTasks, state);
        this.clock = new StageClock(state);
        this.activity = activity;
        this.isReadToItsEnd = isReadToItsEnd;
    }

    /** Fails if nobody could have said it. */
    void requireKnown(Watermark watermark) {
        told.requireKnown(watermark.task());
    }

    void told(Watermark watermark) {
        told.told(watermark);
    }

    void accepted(Instant now) {
        activity.accepted(now.toEpochMilli());
    }

    void advance(Instant now) {
        long wallClock = now.toEpochMilli();
        boolean idle = told.areAllIdle() && activity.isQuiet(wallClock) && isReadToItsEnd.getAsBoolean();
        clock.advance(told.least(0), idle, wallClock);
    }

    Optional<Instant> now() {
        return known(clock.now());
    }

    /** Nothing older can still change. */
    Optional<Instant> watermark() {
        return known(told.least(0));
    }

    private static Optional<Instant> known(long time) {
        return time == Watermark.NONE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time));
    }
}
