package io.vocstreams.app.report;

import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.model.voice.Reading;
import java.time.Instant;
import java.time.YearMonth;

/** A calendar month in the zone of the scores. */
public record ReportedMonth(YearMonth month, Days days) {

    Instant start() {
        return days.startOf(month.atDay(1).toEpochDay());
    }

    Instant end() {
        return days.startOf(month.plusMonths(1).atDay(1).toEpochDay());
    }

    ReportedMonth before() {
        return new ReportedMonth(month.minusMonths(1), days);
    }

    boolean holds(Score score) {
        return score.key().size() == WindowSize.MONTH && score.key().start().equals(start());
    }

    public boolean holds(Reading reading) {
        Instant at = reading.content().occurredAt();
        return !at.isBefore(start()) && at.isBefore(end());
    }
}
