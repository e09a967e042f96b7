package io.vocstreams.model.improvement;

import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;

/** The two rolling windows that are compared, each by its end. What is done takes some days to settle: in neither. */
public record Periods(Instant beforeEnd, Instant afterEnd) {

    public static final WindowSize SIZE = WindowSize.ROLLING_28_DAYS;

    public static Periods around(Instant done, Days days, int settle) {
        long day = days.dayOf(done);
        return new Periods(days.startOf(day), days.startOf(day + settle + SIZE.days()));
    }
}
