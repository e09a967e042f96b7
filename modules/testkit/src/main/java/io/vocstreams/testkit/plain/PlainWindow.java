package io.vocstreams.testkit.plain;

import io.vocstreams.model.score.WindowSize;
import java.time.Instant;

/** "Windows by response time, {@code [start, end)}" (§9) */
record PlainWindow(WindowSize size, Instant start, Instant end) {

    boolean holds(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }
}
