package io.vocstreams.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DaysTest {

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
