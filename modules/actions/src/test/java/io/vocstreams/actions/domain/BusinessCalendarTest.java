package io.vocstreams.actions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.actions.calendar.CalendarFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static final String YAML = """
            zone: Asia/Tokyo
            week:
              mon: &day ["09:00-12:00", "13:00-18:00"]
              tue: *day
              wed: *day
              thu: *day
              fri: *day
            holidays: [2026-11-23]
            """;

    private static final BusinessCalendar CALENDAR = CalendarFile.parse("calendar.yml", YAML);

    /** The contract's, and what they leave out. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T16:30, PT8H, 2026-11-24T16:30",
        "2026-11-20T12:30, PT1H, 2026-11-20T14:00",
        "2026-11-21T10:00, PT1H, 2026-11-24T10:00",
        "2026-11-20T17:00, PT60M, 2026-11-20T18:00",
        "2026-11-20T17:00, PT61M, 2026-11-24T09:01",
        "2026-11-20T09:00, PT3H, 2026-11-20T12:00",
        "2026-11-20T11:00, PT1H0.001S, 2026-11-20T13:00:00.001",
        "2026-11-20T18:00, PT1H, 2026-11-24T10:00",
        "2026-11-20T23:59:59.999, PT1M, 2026-11-24T09:01",
        "2026-11-20T10:15, PT0S, 2026-11-20T10:15",
        "2026-11-20T10:15, PT40H, 2026-11-30T10:15"
    })
    void shouldCountOnlyTheTimeInWhichPeopleWork(LocalDateTime from, Duration time, LocalDateTime deadline) {
        assertThat(CALENDAR.deadline(tokyo(from), time)).isEqualTo(tokyo(deadline));
    }

    @Property(tries = 200)
    void shouldEqualWalkingMinuteByMinute(
            @ForAll @IntRange(max = 14 * 1440) int start, @ForAll @IntRange(min = 1, max = 4000) int minutes) {
        Instant from = tokyo(LocalDateTime.parse("2026-11-15T00:00")).plus(Duration.ofMinutes(start));
        Instant walked = from;
        for (int left = minutes; left > 0; walked = walked.plus(Duration.ofMinutes(1))) {
            left -= CALENDAR.isOpen(walked) ? 1 : 0;
        }

        assertThat(CALENDAR.deadline(from, Duration.ofMinutes(minutes))).isEqualTo(walked);
    }

    /** Berlin's clocks go back at 03:00 of that Sunday, so the night has nine hours. */
    @Test
    void shouldCountTheHoursThatPassWhereClocksAreChanged() {
        BusinessCalendar berlin = CalendarFile.parse("night.yml", """
                zone: Europe/Berlin
                week:
                  sun: ["00:00-24:00"]
                """);

        assertThat(berlin.deadline(Instant.parse("2026-10-24T22:00:00Z"), Duration.ofHours(25)))
                .isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
    }

    @Test
    void shouldRefuseADeadlineThatNeverComes() {
        Set<LocalDate> always = IntStream.range(0, 500)
                .mapToObj(day -> LocalDate.parse("2026-11-20").plusDays(day))
                .collect(Collectors.toSet());
        BusinessCalendar closed = new BusinessCalendar(
                TOKYO, Map.of(java.time.DayOfWeek.MONDAY, java.util.List.of(new Block(540, 600))), always);

        assertThatThrownBy(() -> closed.deadline(tokyo(LocalDateTime.parse("2026-11-20T10:00")), Duration.ofHours(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no worked day");
    }

    private static Instant tokyo(LocalDateTime local) {
        return local.atZone(TOKYO).toInstant();
    }
}
