package io.vocstreams.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DaysTest {

    @Test
    void shouldKeepCalendarMonthsOfLocalDays() {
        Days berlin = new Days(ZoneId.of("Europe/Berlin"));

        Instant march = berlin.startOf(WindowSize.MONTH, Instant.parse("2026-03-31T21:59:59.999Z"));
        Instant april = berlin.startOf(WindowSize.MONTH, Instant.parse("2026-03-31T22:00:00Z"));

        assertThat(march).isEqualTo("2026-02-28T23:00:00Z");
        assertThat(april)
                .isEqualTo("2026-03-31T22:00:00Z")
                .isEqualTo(berlin.endOf(WindowSize.MONTH, march.toEpochMilli()));
        assertThat(berlin.endOf(WindowSize.MONTH, april.toEpochMilli())).isEqualTo("2026-04-30T22:00:00Z");
        assertThat(berlin.startOf(WindowSize.MONTH, april.toEpochMilli())).isEqualTo(april);
    }

    @Test
    void shouldKeepAnInstantInTheDayThatBeganLastWhereTheLocalDateReturns() {
        Days newfoundland = new Days(ZoneId.of("America/St_Johns"));
        Instant saturdayAgain = Instant.parse("2010-11-07T02:45:00Z");

        long day = newfoundland.dayOf(saturdayAgain);

        assertThat(day).isEqualTo(LocalDate.of(2010, 11, 7).toEpochDay());
        assertThat(newfoundland.startOf(day)).isBeforeOrEqualTo(saturdayAgain);
        assertThat(newfoundland.endOfHour(newfoundland.startOfHour(saturdayAgain)))
                .isAfter(saturdayAgain);
    }
}
