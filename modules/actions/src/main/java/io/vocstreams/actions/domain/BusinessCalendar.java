package io.vocstreams.actions.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When people work. Blocks of one day do not overlap. */
public final class BusinessCalendar {

    /** A calendar without a worked day for so long is refused: a deadline would never come. */
    static final int LONGEST_PAUSE_DAYS = 366;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Block>> week = new EnumMap<>(DayOfWeek.class);
    private final Set<LocalDate> holidays;

    public BusinessCalendar(ZoneId zone, Map<DayOfWeek, List<Block>> week, Set<LocalDate> holidays) {
        this.zone = zone;
        this.holidays = Set.copyOf(holidays);
        week.forEach((day, blocks) -> this.week.put(
                day,
                blocks.stream()
                        .sorted(Comparator.comparingInt(Block::startMinute))
                        .toList()));
        if (this.week.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("A calendar needs a block in which people work");
        }
    }

    public ZoneId zone() {
        return zone;
    }

    /**
     * When so much business time has passed. It may be the last instant of a block; it is never the first of one,
     * unless no time was asked for.
     *
     * @throws IllegalStateException if nobody works for more than a year
     */
    public Instant deadline(Instant from, Duration businessTime) {
        Duration left = businessTime;
        Instant now = from;
        LocalDate day = from.atZone(zone).toLocalDate();
        int idle = 0;
        while (true) {
            for (Block block : blocksOf(day)) {
                Instant start = later(block.start(day, zone).toInstant(), now);
                Duration here = Duration.between(start, block.end(day, zone).toInstant());
                if (here.compareTo(Duration.ZERO) > 0) {
                    if (left.compareTo(here) <= 0) {
                        return start.plus(left);
                    }
                    left = left.minus(here);
                    now = start.plus(here);
                    idle = 0;
                }
            }
            day = day.plusDays(1);
            if (++idle > LONGEST_PAUSE_DAYS) {
                throw new IllegalStateException(
                        "The calendar has no worked day for a year after " + day.minusDays(idle));
            }
        }
    }

    /** Whether people work at a moment. */
    public boolean isOpen(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        LocalDate day = local.toLocalDate();
        return blocksOf(day).stream()
                .anyMatch(block -> !time.isBefore(block.start(day, zone).toInstant())
                        && time.isBefore(block.end(day, zone).toInstant()));
    }

    private List<Block> blocksOf(LocalDate day) {
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
