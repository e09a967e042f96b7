package io.vocstreams.testkit.plain;

import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every window that could hold something between two moments (§9), one after the other. */
final class PlainWindows {

    private static final int LONGEST_WINDOW_DAYS = 31;
    private static final int LONGEST_OF_ARMS_DAYS = 91;

    private final ZoneId zone;
    private final Set<WindowSize> sizes;

    PlainWindows(ZoneId zone, Set<WindowSize> sizes) {
        this.zone = zone;
        this.sizes = sizes;
    }

    List<PlainWindow> around(Instant first, Instant last, @Nullable Instant clock) {
        List<PlainWindow> windows = new ArrayList<>();
        // A few days more on both sides: windows that hold nothing are harmless.
        LocalDate firstDay = LocalDate.ofInstant(first, zone).minusDays(2);
        LocalDate lastDay = LocalDate.ofInstant(last, zone)
                .plusDays(
                        2L + (sizes.contains(WindowSize.ROLLING_91_DAYS) ? LONGEST_OF_ARMS_DAYS : LONGEST_WINDOW_DAYS));
        for (LocalDate day = firstDay; !day.isAfter(lastDay); day = day.plusDays(1)) {
            add(windows, WindowSize.DAY, startOf(day), startOf(day.plusDays(1)));
            if (sizes.contains(WindowSize.HOUR)) {
                addHours(windows, startOf(day), startOf(day.plusDays(1)));
            }
            // "Rolling windows are published for every day boundary up to the end of the clock's current day."
            if (clock != null && !startOf(day).isAfter(clock)) {
                Instant boundary = startOf(day.plusDays(1));
                add(windows, WindowSize.ROLLING_7_DAYS, startOf(day.minusDays(6)), boundary);
                add(windows, WindowSize.ROLLING_28_DAYS, startOf(day.minusDays(27)), boundary);
                add(windows, WindowSize.ROLLING_91_DAYS, startOf(day.minusDays(90)), boundary);
            }
        }
        addMonths(windows, firstDay, lastDay);
        return windows;
    }

    /** "tumbling {@code P1M} (local calendar months)" (§13) */
    private void addMonths(List<PlainWindow> windows, LocalDate firstDay, LocalDate lastDay) {
        for (YearMonth month = YearMonth.from(firstDay);
                !month.atDay(1).isAfter(lastDay);
                month = month.plusMonths(1)) {
            Instant end = startOf(month.plusMonths(1).atDay(1));
            add(windows, WindowSize.MONTH, startOf(month.atDay(1)), end);
        }
    }

    private void add(List<PlainWindow> windows, WindowSize size, Instant start, Instant end) {
        if (sizes.contains(size)) {
            windows.add(new PlainWindow(size, start, end));
        }
    }

    /** "hours are counted from the start of the local day, the last one ending with the day" */
    private static void addHours(List<PlainWindow> windows, Instant startOfDay, Instant endOfDay) {
        Instant start = startOfDay;
        while (start.isBefore(endOfDay)) {
            Instant end = start.plus(Duration.ofHours(1));
            windows.add(new PlainWindow(WindowSize.HOUR, start, end.isAfter(endOfDay) ? endOfDay : end));
            start = end;
        }
    }

    /**
     * "Days are whole local days of {@code voc.time-zone} …, a day starting at its first instant, also across clock
     * changes"
     */
    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
