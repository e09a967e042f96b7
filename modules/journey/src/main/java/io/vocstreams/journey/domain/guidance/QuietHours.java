package io.vocstreams.journey.domain.guidance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When nobody is to be disturbed, each day, by what the clocks there show. */
public record QuietHours(ZoneId zone, List<Block> blocks) {

    public static final QuietHours NONE = new QuietHours(ZoneId.of("UTC"), List.of());

    /** So often the clocks may be put on or back while it is quiet. */
    private static final int MOST_CHANGES = 2;

    public QuietHours {
        blocks = List.copyOf(blocks);
    }

    /** From a time of the day until another, of the next day if that is not later; the end does not belong to it. */
    public record Block(LocalTime from, LocalTime until) {

        private boolean holds(LocalTime time) {
            boolean isBegun = !time.isBefore(from);
            boolean isBeforeEnd = time.isBefore(until);
            return until.isAfter(from) ? isBegun && isBeforeEnd : isBegun || isBeforeEnd;
        }

        private Instant endAfter(ZonedDateTime moment) {
            LocalDate day = moment.toLocalDate();
            LocalDate last = moment.toLocalTime().isBefore(until) ? day : day.plusDays(1);
            return ZonedDateTime.ofLocal(last.atTime(until), moment.getZone(), moment.getOffset())
                    .toInstant();
        }
    }

    /** When the quiet in which a moment lies ends; empty if it lies in none. Blocks that meet are one. */
    public Optional<Instant> endAfter(Instant moment) {
        Optional<Instant> end = endOfOne(moment);
        // As often as there are blocks: with more the whole day would be quiet.
        for (int i = 0; i < blocks.size() + MOST_CHANGES && end.isPresent(); i++) {
            Optional<Instant> next = endOfOne(end.get());
            if (next.isEmpty()) {
                return end;
            }
            end = next;
        }
        return end;
    }

    /** Until the end of a block, or until the clocks are changed: then it may not be quiet, or still be. */
    private Optional<Instant> endOfOne(Instant moment) {
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        ZonedDateTime local = moment.atZone(zone);
        Optional<Instant> end = blocks.stream()
                .filter(block -> block.holds(local.toLocalTime()))
                .map(block -> block.endAfter(local))
                .max(Comparator.naturalOrder());
        ZoneOffsetTransition change = zone.getRules().nextTransition(moment);
        return change == null ? end : end.map(until -> earlier(until, change.getInstant()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
