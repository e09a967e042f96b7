package io.vocstreams.platform.time;

/** A task's clock: its watermark, or the wall clock once everything up to it is idle. It never goes back. */
public final class StageClock {

    private static final String CLOCK = "clock";

    private final TimeState state;

    public StageClock(TimeState state) {
        this.state = state;
    }

    public long advance(long watermark, boolean idle, long wallClock) {
        return state.raise(CLOCK, idle ? Math.max(watermark, wallClock) : watermark);
    }

    /** NONE while neither a watermark is known nor everything is idle. */
    public long now() {
        return state.get(CLOCK);
    }
}
