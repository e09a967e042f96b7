package io.vocstreams.scores.domain;

import static io.vocstreams.scores.domain.TestScales.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {

    private static final Calendar UTC = in("UTC");

    @ParameterizedTest
    @CsvSource({
        "Asia/Tokyo,        2026-11-22, 2026-11-21T15:00:00Z, 24",
        "Europe/Berlin,     2026-03-29, 2026-03-28T23:00:00Z, 23",
        "Europe/Berlin,     2026-10-25, 2026-10-24T22:00:00Z, 25",
        "America/Sao_Paulo, 2017-10-15, 2017-10-15T03:00:00Z, 23",
        "Africa/Cairo,      2026-04-24, 2026-04-23T22:00:00Z, 23",
        "Africa/Cairo,      2026-10-29, 2026-10-28T21:00:00Z, 25"
    })
    void shouldLetADayStartAtItsFirstInstantAlsoAcrossClockChanges(
            String zone, LocalDate date, Instant start, long hours) {
        Window<Series> day = new Window<>(TOTAL, WindowSize.DAY, start.toEpochMilli());
        Days days = in(zone).days();

        assertThat(days.startOf(date.toEpochDay())).isEqualTo(start);
        assertThat(day.start(days)).isEqualTo(start);
        assertThat(Duration.between(start, day.end(days))).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void shouldCountHoursFromAStartOfTheDayThatAGapMoved() {
        Days days = in("America/Sao_Paulo").days();

        assertThat(days.startOfHour(Instant.parse("2017-10-15T03:30:00Z")))
                .isEqualTo(Instant.parse("2017-10-15T03:00:00Z"));
    }

    @Test
    void shouldCountHoursFromTheStartOfTheLocalDay() {
        Days days = in("Asia/Kathmandu").days();

        Instant start = days.startOfHour(Instant.parse("2026-11-22T00:00:00Z"));

        assertThat(start).isEqualTo(Instant.parse("2026-11-21T23:15:00Z"));
    }

    @Test
    void shouldLetTheLastHourEndWithTheDay() {
        // Lord Howe Island moves its clocks by half an hour, so this day has 23 and a half hours.
        Days days = in("Australia/Lord_Howe").days();
        Instant lastHour = days.startOfHour(Instant.parse("2026-10-04T12:45:00Z"));
        Window<Series> hour = new Window<>(TOTAL, WindowSize.HOUR, lastHour.toEpochMilli());

        assertThat(Duration.between(hour.start(days), hour.end(days))).isEqualTo(Duration.ofMinutes(30));
        assertThat(hour.end(days))
                .isEqualTo(days.startOf(LocalDate.parse("2026-10-05").toEpochDay()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asia/Tokyo",
                "Europe/Berlin",
                "America/Sao_Paulo",
                "Africa/Cairo",
                "America/St_Johns",
                "Pacific/Apia",
                "Australia/Lord_Howe",
                "America/Havana"
            })
    void shouldHoldEveryInstantInExactlyTheHourAndTheDayItIsIn(String zone) {
        Days days = in(zone).days();
        Instant end = Instant.parse("2012-02-01T00:00:00Z");
        for (Instant t = Instant.parse("2010-01-01T00:00:00Z"); t.isBefore(end); t = t.plusSeconds(1_741)) {
            Instant hour = days.startOfHour(t);

            assertThat(t)
                    .isBetween(
                            hour,
                            days.endOf(WindowSize.HOUR, hour.toEpochMilli()).minusMillis(1));
            assertThat(t)
                    .isBetween(
                            days.startOf(days.dayOf(t)),
                            days.startOf(days.dayOf(t) + 1).minusMillis(1));
        }
    }

    @ParameterizedTest
    @CsvSource({"ROLLING_7_DAYS, 2026-10-19T22:00:00Z", "ROLLING_28_DAYS, 2026-09-28T22:00:00Z"})
    void shouldEndRollingWindowsAtADayBoundary(WindowSize size, Instant start) {
        Days days = in("Europe/Berlin").days();
        Window<Series> window =
                new Window<>(TOTAL, size, LocalDate.parse("2026-10-27").toEpochDay());

        assertThat(window.start(days)).isEqualTo(start);
        assertThat(window.end(days)).isEqualTo("2026-10-26T23:00:00Z");
    }

    @Test
    void shouldPublishRollingWindowsUpToTheEndOfTheClocksCurrentDay() {
        Slot slot = new Slot(TOTAL, WindowSize.ROLLING_7_DAYS, 101, 108);
        Instant clock = UTC.days().startOf(103);

        Optional<Long> last = UTC.lastBoundary(clock);

        assertThat(UTC.windowsOf(slot, last)).extracting(Window::index).containsExactly(101L, 102L, 103L, 104L);
        assertThat(UTC.upcomingWindowOf(slot, last)).map(Window::index).hasValue(105L);
    }

    @Test
    void shouldTakeTheClocksCurrentDayInTheZone() {
        Calendar tokyo = in("Asia/Tokyo");
        Instant clock = Instant.parse("2026-11-21T15:00:00Z");

        assertThat(tokyo.lastBoundary(clock))
                .hasValue(LocalDate.parse("2026-11-23").toEpochDay());
    }

    @Test
    void shouldPublishNoRollingWindowWhileTheClockIsUnknown() {
        Slot slot = new Slot(TOTAL, WindowSize.ROLLING_28_DAYS, 101, 129);

        assertThat(UTC.windowsOf(slot, Optional.empty())).isEmpty();
        assertThat(UTC.upcomingWindowOf(slot, Optional.empty()))
                .map(Window::index)
                .hasValue(101L);
    }

    @Test
    void shouldKnowNoUpcomingWindowOnceAllArePublished() {
        Slot slot = new Slot(TOTAL, WindowSize.ROLLING_7_DAYS, 101, 103);

        assertThat(UTC.upcomingWindowOf(slot, Optional.of(102L))).isEmpty();
    }

    @Test
    void shouldPublishTumblingWindowsAtOnce() {
        Slot slot = new Slot(TOTAL, WindowSize.DAY, 864_000_000_000L, 0);

        assertThat(UTC.windowsOf(slot, Optional.empty()))
                .isEqualTo(List.of(new Window<>(TOTAL, WindowSize.DAY, 864_000_000_000L)));
        assertThat(UTC.upcomingWindowOf(slot, Optional.empty())).isEmpty();
    }

    @Test
    void shouldCloseAWindowStrictlyAfterItsEndAndTheGrace() {
        Window<Series> window = new Window<>(TOTAL, WindowSize.ROLLING_7_DAYS, 101);
        Instant closesAt = UTC.days().startOf(102);

        assertThat(UTC.isClosed(window, closesAt)).isFalse();
        assertThat(UTC.isClosed(window, closesAt.plusMillis(1))).isTrue();
        assertThat(UTC.isClosed(window, null)).isFalse();
    }

    @Test
    void shouldTakeTheGraceAsAnExactDuration() {
        Calendar berlin = in("Europe/Berlin");
        Window<Series> window = new Window<>(
                TOTAL, WindowSize.ROLLING_7_DAYS, LocalDate.parse("2026-03-29").toEpochDay());

        assertThat(berlin.closesAt(window)).isEqualTo("2026-03-29T23:00:00Z");
    }

    @Test
    void shouldEndASlotWithItsLastWindow() {
        assertThat(UTC.endOf(new Slot(TOTAL, WindowSize.ROLLING_28_DAYS, 101, 129)))
                .isEqualTo(UTC.days().startOf(128));
        assertThat(UTC.endOf(new Slot(TOTAL, WindowSize.HOUR, 0, 0))).isEqualTo("1970-01-01T01:00:00Z");
    }

    private static Calendar in(String zone) {
        return new Calendar(new Days(ZoneId.of(zone)), Duration.ofDays(1));
    }
}
