package io.vocstreams.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;

/** A time as people give it: a whole day, or a time of day, in the zone of the deployment unless they name another. */
public final class Moment {

    /** For the help and for errors. */
    static final String EXAMPLES = "2026-11-22, 2026-11-22T09:30 or 2026-11-22T09:30:00Z";

    private final TemporalAccessor given;

    private Moment(TemporalAccessor given) {
        this.given = given;
    }

    /** Throws DateTimeParseException if the text is none of {@link #EXAMPLES}. */
    public static Moment parse(String text) {
        try {
            return new Moment(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return new Moment(
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from));
        }
    }

    /** A day begins with its first instant. */
    public Instant begin(ZoneId zone) {
        return instant(0, zone);
    }

    /** A day ends where the next begins: what lies before this instant lies in it. */
    public Instant end(ZoneId zone) {
        return instant(1, zone);
    }

    private Instant instant(int daysLater, ZoneId zone) {
        if (given instanceof LocalDate day) {
            return day.plusDays(daysLater).atStartOfDay(zone).toInstant();
        }
        return given instanceof OffsetDateTime exact
                ? exact.toInstant()
                : LocalDateTime.from(given).atZone(zone).toInstant();
    }
}
