package io.vocstreams.journey.stream;

import io.vocstreams.platform.time.Activity;
import io.vocstreams.platform.time.Sequence;
import io.vocstreams.platform.time.StageClock;
import io.vocstreams.platform.time.TimeState;
import io.vocstreams.platform.time.ToldTimes;
import io.vocstreams.platform.time.UpstreamTimes;
import io.vocstreams.platform.time.Watermark;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What time it is for a task: as the tasks of IDENTITY say, or by the wall clock once all before it is idle. */
final class JourneyTime {

    private final UpstreamTimes upstream;
    private final StageClock clock;
    private final Activity activity;
    private final BooleanSupplier isReadToItsEnd;

    JourneyTime(
            TimeState state,
            KeyValueStore<Bytes, byte[]> waiting,
            int identityTasks,
            Activity activity,
            BooleanSupplier isReadToItsEnd) {
        this.upstream = new UpstreamTimes(new ToldTimes("upstream", identityTasks, state), state, waiting);
        this.clock = new StageClock(state);
        this.activity = activity;
        this.isReadToItsEnd = isReadToItsEnd;
    }

    void accepted(Instant now) {
        activity.accepted(now.toEpochMilli());
    }

    /** To be called when the record was handled: a watermark may have waited for it. */
    void saw(Headers headers) {
        Sequence sequence = Sequence.of(headers);
        if (sequence != null) {
            upstream.saw(sequence);
        }
    }

    void told(Watermark watermark) {
        upstream.told(watermark);
    }

    /** Moves the clock, and returns what the next stage is to know. */
    Watermark advance(int task, Instant now) {
        long wallClock = now.toEpochMilli();
        boolean idle = upstream.areAllIdle() && activity.isQuiet(wallClock) && isReadToItsEnd.getAsBoolean();
        clock.advance(upstream.watermark(), idle, wallClock);
        return new Watermark(task, idle, 0, upstream.watermark());
    }

    /** Null while nobody knows. */
    @Nullable
    Instant clock() {
        return known(clock.now());
    }

    /** Nothing older can still come along; null while nobody knows. */
    @Nullable
    Instant settled() {
        return known(upstream.watermark());
    }

    private static @Nullable Instant known(long time) {
        return time == Watermark.NONE ? null : Instant.ofEpochMilli(time);
    }
}
