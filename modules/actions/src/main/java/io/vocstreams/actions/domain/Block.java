package io.vocstreams.actions.domain;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A part of a day in which people work.
 *
 * @param startMinute minutes since the day's beginning
 * @param endMinute the first minute that is not worked; 1440 is the end of the day
 */
public record Block(int startMinute, int endMinute) {

    public static final int MINUTES_OF_A_DAY = 24 * 60;

    public Block {
        if (startMinute < 0 || endMinute > MINUTES_OF_A_DAY || startMinute >= endMinute) {
            throw new IllegalArgumentException("A block must begin before it ends, on one day");
        }
    }

    ZonedDateTime start(LocalDate day, ZoneId zone) {
        return at(day, zone, startMinute);
    }

    ZonedDateTime end(LocalDate day, ZoneId zone) {
        return at(day, zone, endMinute);
    }

    /** By the clock on the wall, also on a day that has 23 or 25 hours. */
    private static ZonedDateTime at(LocalDate day, ZoneId zone, int minute) {
        return day.plusDays(minute / MINUTES_OF_A_DAY)
                .atStartOfDay()
                .plus(Duration.ofMinutes(minute % MINUTES_OF_A_DAY))
                .atZone(zone);
    }
}
