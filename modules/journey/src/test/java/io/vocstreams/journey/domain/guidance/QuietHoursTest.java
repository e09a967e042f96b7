package io.vocstreams.journey.domain.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.domain.guidance.QuietHours.Block;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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

    private static Block block(String from, String until) {
        return new Block(LocalTime.parse(from), LocalTime.parse(until));
    }

    private static Instant tokyo(String local) {
        return Instant.parse(local + ":00Z").minusSeconds(9 * 3_600);
    }
}
