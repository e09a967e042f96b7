package io.vocstreams.actions.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.actions.domain.BusinessCalendar;
import io.vocstreams.platform.yaml.InvalidYamlException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {

    @Test
    void shouldShipACalendarOfOfficeHours() {
        BusinessCalendar shipped = CalendarFile.shipped();

        assertThat(shipped.zone().getRules().isFixedOffset()).isTrue();
        assertThat(shipped.zone().normalized()).isEqualTo(ZoneOffset.UTC);
        assertThat(shipped.isOpen(Instant.parse("2026-11-20T17:59:59Z"))).isTrue();
        assertThat(shipped.isOpen(Instant.parse("2026-11-20T18:00:00Z"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "zone: Tokyo; calendar.yml:1: zone: 'Tokyo' is no time zone such as Asia/Tokyo",
                "week: {mon: 9-18}; calendar.yml:2: week.mon: '9-18' is no part of a day such as 09:00-12:00",
                "week: {mon: '12:00-09:00'}; calendar.yml:2: week.mon: '12:00-09:00' is no part of a day",
                "week: {mon: '09:60-10:00'}; calendar.yml:2: week.mon: '09:60-10:00' is no part of a day",
                "week: {mon: '23:00-24:01'}; calendar.yml:2: week.mon: '23:00-24:01' is no part of a day",
                "week: {mon: ['09:00-12:00', '11:00-13:00']}; calendar.yml:2: week.mon: overlaps a block before it",
                "week: {monday: '09:00-12:00'}; unknown key; did you mean `mon`?",
                "week: {mon: []}; calendar.yml:2: week: names no time in which people work",
                "holidays: [23.11.2026]; calendar.yml:3: holidays: '23.11.2026' is no date such as 2026-11-23",
                "holiday: [2026-11-23]; unknown key; did you mean `holidays`?"
            })
    void shouldNameLineAndFieldOfWhatIsWrong(String changed, String message) {
        String key = changed.substring(0, changed.indexOf(':'));
        String yaml = line("zone", "UTC", key, changed)
                + line("week", "{mon: '09:00-12:00'}", key, changed)
                + line("holidays", "[2026-12-24]", key, changed)
                + (key.equals("holiday") ? changed : "");

        assertThatThrownBy(() -> CalendarFile.parse("calendar.yml", yaml))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining(message);
    }

    private static String line(String key, String value, String changedKey, String changed) {
        return (key.equals(changedKey) ? changed : key + ": " + value) + "\n";
    }
}
