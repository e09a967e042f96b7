package io.vocstreams.journey.domain.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.domain.guidance.QuietHours.Block;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final QuietHours NIGHT_AND_NOON = new QuietHours(
            ZoneId.of("Asia/Tokyo"),
            List.of(block("21:00", "00:00"), block("00:00", "08:00"), block("12:00", "13:00")));

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T20:59, ",
        "2026-11-20T21:00, 2026-11-21T08:00",
        "2026-11-20T23:59, 2026-11-21T08:00",
        "2026-11-21T00:00, 2026-11-21T08:00",
        "2026-11-21T07:59, 2026-11-21T08:00",
        "2026-11-21T08:00, ",
        "2026-11-21T12:30, 2026-11-21T13:00",
        "2026-11-21T13:00, "
    })
    void shouldLastUntilTheEndOfTheLastBlockThatMeets(String local, String end) {
        assertThat(NIGHT_AND_NOON.endAfter(tokyo(local)))
                .isEqualTo(end == null ? Optional.empty() : Optional.of(tokyo(end)));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T22:00, 2026-11-21T06:00", "2026-11-21T05:59, 2026-11-21T06:00", "2026-11-21T06:00, "})
    void shouldGoOverMidnight(String local, String end) {
        QuietHours night = new QuietHours(ZoneId.of("Asia/Tokyo"), List.of(block("22:00", "06:00")));

        assertThat(night.endAfter(tokyo(local))).isEqualTo(end == null ? Optional.empty() : Optional.of(tokyo(end)));
    }

    /** At two o'clock of 2026-03-29 the clocks show three, and at three of 2026-10-25 two once more. */
    @ParameterizedTest
    @CsvSource({
        "02:15-03:30, 2026-03-29T01:10:00Z, 2026-03-29T01:30:00Z",
        "22:00-02:30, 2026-03-28T22:00:00Z, 2026-03-29T01:00:00Z",
        "22:00-02:30, 2026-03-29T01:10:00Z, ",
        "22:00-02:30, 2026-10-25T00:10:00Z, 2026-10-25T00:30:00Z",
        "22:00-02:30, 2026-10-25T00:40:00Z, ",
        "22:00-02:30, 2026-10-25T01:10:00Z, 2026-10-25T01:30:00Z",
        "02:15-03:30, 2026-10-25T00:20:00Z, 2026-10-25T01:00:00Z",
        "22:00-04:00, 2026-10-24T21:00:00Z, 2026-10-25T03:00:00Z"
    })
    void shouldGoByTheClocksOnTheWall(String quiet, Instant moment, @Nullable Instant end) {
        String[] ends = quiet.split("-", -1);
        QuietHours hours = new QuietHours(ZoneId.of("Europe/Berlin"), List.of(block(ends[0], ends[1])));

        assertThat(hours.endAfter(moment)).isEqualTo(Optional.ofNullable(end));
    }

    private static Block block(String from, String until) {
        return new Block(LocalTime.parse(from), LocalTime.parse(until));
    }

    private static Instant tokyo(String local) {
        return Instant.parse(local + ":00Z").minusSeconds(9 * 3_600);
    }
}
