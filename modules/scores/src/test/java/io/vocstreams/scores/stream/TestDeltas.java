package io.vocstreams.scores.stream;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;
import java.time.LocalDate;

/** Changes of one NPS series, as JOURNEY would send them. */
final class TestDeltas {

    static final Series TOTAL = new Series(new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER), Series.TOTAL);

    private TestDeltas() {}

    static Counts one(int value) {
        long[] histogram = new long[11];
        histogram[value] = 1;
        return new Counts(histogram, 1, 0, 0);
    }

    static Slot dayOf(String date) {
        return new Slot(
                TOTAL, WindowSize.DAY, Instant.parse(date + "T00:00:00Z").toEpochMilli(), 0);
    }

    /** Where a response of the given day counts in rolling windows. */
    static Slot weekFrom(String date) {
        long day = LocalDate.parse(date).toEpochDay();
        return new Slot(TOTAL, WindowSize.ROLLING_7_DAYS, day + 1, day + 8);
    }

    static ScoreDelta answered(Slot slot, int value) {
        return new ScoreDelta(slot, one(value), Reason.NEW_RESPONSE);
    }

    static ScoreDelta retracted(Slot slot, int value) {
        return new ScoreDelta(slot, Counts.none(11).minus(one(value)), Reason.RETRACTED_RESPONSE);
    }
}
