package io.vocstreams.journey.domain.guidance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When nobody is to be disturbed, each day. */
public record QuietHours(ZoneId zone, List<Block> blocks) {

    public static final QuietHours NONE = new QuietHours(ZoneId.of("UTC"), List.of());

    public QuietHours {
        blocks = List.copyOf(blocks);
    }

    /** From a time of the day until another, of the next day if that is not later; the end does not belong to it. */
    public record Block(LocalTime from, LocalTime until) {}

    /** When the quiet in which a moment lies ends; empty if it lies in none. Blocks that meet are one. */
    public Optional<Instant> endAfter(Instant moment) {
        Optional<Instant> end = endOfOne(moment);
        // As often as there are blocks: with more the whole day would be quiet.
        for (int i = 0; i < blocks.size() && end.isPresent(); i++) {
            Optional<Instant> next = endOfOne(end.get());
            if (next.isEmpty()) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private Optional<Instant> endOfOne(Instant moment) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        return blocks.stream()
                .flatMap(block ->
                        Stream.of(day.minusDays(1), day).map(first -> new Span(start(first, block), end(first, block))))
                .filter(span -> !moment.isBefore(span.from) && moment.isBefore(span.until))
                .map(Span::until)
                .max(Comparator.naturalOrder());
    }

    private record Span(Instant from, Instant until) {}

    private Instant start(LocalDate day, Block block) {
        return ZonedDateTime.of(day, block.from, zone).toInstant();
    }

    private Instant end(LocalDate day, Block block) {
        LocalDate last = block.until.isAfter(block.from) ? day : day.plusDays(1);
        return ZonedDateTime.of(last, block.until, zone).toInstant();
    }
}
