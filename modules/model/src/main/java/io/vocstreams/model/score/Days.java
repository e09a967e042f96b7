package io.vocstreams.model.score;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Local days and the windows laid on them, also across clock changes. A day starts at its first instant. */
public record Days(ZoneId zone) {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    public long dayOf(Instant time) {
        long day = LocalDate.ofInstant(time, zone).toEpochDay();
        // Where clocks were once set back over midnight, an hour after the new day's first instant bears the old date.
        return startOf(day + 1).isAfter(time) ? day : day + 1;
    }

    public Instant startOf(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).atStartOfDay(zone).toInstant();
    }

    /** Hours are counted from the start of the local day, so none begins in another day. */
    public Instant startOfHour(Instant time) {
        long day = startOf(dayOf(time)).toEpochMilli();
        return Instant.ofEpochMilli(day + Math.floorDiv(time.toEpochMilli() - day, HOUR) * HOUR);
    }

    /** The last hour of a day ends with the day, even where that makes it shorter. */
    public Instant endOfHour(Instant start) {
        Instant nextDay = startOf(dayOf(start) + 1);
        Instant full = start.plusMillis(HOUR);
        return full.isAfter(nextDay) ? nextDay : full;
    }

    /** The start of the tumbling window that a moment lies in. */
    public Instant startOf(WindowSize size, Instant time) {
        return switch (size) {
            case HOUR -> startOfHour(time);
            case DAY -> startOf(dayOf(time));
            case MONTH -> startOf(firstOfMonth(time).toEpochDay());
            case ROLLING_7_DAYS, ROLLING_28_DAYS, ROLLING_91_DAYS ->
                throw new IllegalArgumentException("A moment lies in many windows of size " + size);
        };
    }

    /** The end of the window that begins at the given start (tumbling) or is given by its end boundary (rolling). */
    public Instant endOf(WindowSize size, long from) {
        return switch (size) {
            case HOUR -> endOfHour(Instant.ofEpochMilli(from));
            case DAY -> startOf(dayOf(Instant.ofEpochMilli(from)) + 1);
            case MONTH ->
                startOf(firstOfMonth(Instant.ofEpochMilli(from)).plusMonths(1).toEpochDay());
            case ROLLING_7_DAYS, ROLLING_28_DAYS, ROLLING_91_DAYS -> startOf(from);
        };
    }

    /** The start of the window that is given by its start (tumbling) or its end boundary (rolling). */
    public Instant startOf(WindowSize size, long from) {
        return size.isRolling() ? startOf(from - size.days()) : Instant.ofEpochMilli(from);
    }

    private LocalDate firstOfMonth(Instant time) {
        return LocalDate.ofEpochDay(dayOf(time)).withDayOfMonth(1);
    }
}
