package io.vocstreams.journey.domain.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.domain.history.CustomerEvents;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettledWindowsTest {

    private static final Instant SETTLED = Instant.parse("2026-11-22T10:30:00Z");
    private static final Series SERIES = new Series(CustomerEvents.NPS, "*");
    private static final Counts ONE = new Counts(new long[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0}, 1, 0, 0);

    private static final long TODAY = Instant.parse("2026-11-12T00:00:00Z").getEpochSecond() / 86_400;

    private final SettledWindows windows = new SettledWindows(new Days(ZoneId.of("UTC")), Duration.ofDays(10));

    @Test
    void shouldLeaveAloneWhatHasEnded() {
        assertThat(changes(tumbling(WindowSize.HOUR, "2026-11-12T09:00:00Z"))).isEmpty();
        assertThat(changes(tumbling(WindowSize.DAY, "2026-11-11T00:00:00Z"))).isEmpty();
        assertThat(changes(tumbling(WindowSize.MONTH, "2026-10-01T00:00:00Z"))).isEmpty();
        assertThat(changes(rolling(TODAY - 6, TODAY + 1))).isEmpty();
    }

    @Test
    void shouldChangeWhatHasNot() {
        for (Slot slot : new Slot[] {
            tumbling(WindowSize.HOUR, "2026-11-12T10:00:00Z"),
            tumbling(WindowSize.DAY, "2026-11-12T00:00:00Z"),
            tumbling(WindowSize.MONTH, "2026-11-01T00:00:00Z"),
            rolling(TODAY + 1, TODAY + 8)
        }) {
            assertThat(changes(slot)).isEqualTo(Map.of(slot, ONE));
        }
    }

    @Test
    void shouldChangeTheLaterOfTheWindowsOfASlot() {
        assertThat(changes(rolling(TODAY - 2, TODAY + 5))).isEqualTo(Map.of(rolling(TODAY + 1, TODAY + 5), ONE));
    }

    @Test
    void shouldAddUpWhatIsThenTheSameSlot() {
        Counts minus = Counts.none(11).minus(ONE);

        assertThat(windows.without(
                        Map.of(rolling(TODAY - 2, TODAY + 5), ONE, rolling(TODAY, TODAY + 5), minus), SETTLED))
                .isEmpty();
    }

    @Test
    void shouldChangeEverythingWhileNothingIsSettled() {
        Map<Slot, Counts> changes = Map.of(tumbling(WindowSize.DAY, "1999-01-01T00:00:00Z"), ONE);

        assertThat(windows.without(changes, null)).isSameAs(changes);
    }

    private Map<Slot, Counts> changes(Slot slot) {
        return windows.without(Map.of(slot, ONE), SETTLED);
    }

    private static Slot tumbling(WindowSize size, String start) {
        return new Slot(SERIES, size, Instant.parse(start).toEpochMilli(), 0);
    }

    private static Slot rolling(long from, long until) {
        return new Slot(SERIES, WindowSize.ROLLING_7_DAYS, from, until);
    }
}
