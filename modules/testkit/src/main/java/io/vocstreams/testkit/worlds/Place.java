package io.vocstreams.testkit.worlds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A zone and a day on which its clocks change. */
record Place(ZoneId zone, LocalDate change) {

    /** Spring and autumn, half-hour changes, changes at midnight, and one that made a day return after it had ended. */
    static final List<Place> ALL = List.of(
            new Place(ZoneId.of("UTC"), LocalDate.of(2026, 3, 1)),
            new Place(ZoneId.of("Europe/Berlin"), LocalDate.of(2026, 3, 29)),
            new Place(ZoneId.of("Europe/Berlin"), LocalDate.of(2026, 10, 25)),
            new Place(ZoneId.of("America/New_York"), LocalDate.of(2026, 3, 8)),
            new Place(ZoneId.of("America/New_York"), LocalDate.of(2026, 11, 1)),
            new Place(ZoneId.of("Asia/Tokyo"), LocalDate.of(2026, 3, 1)),
            new Place(ZoneId.of("Asia/Kathmandu"), LocalDate.of(2026, 3, 1)),
            new Place(ZoneId.of("America/Sao_Paulo"), LocalDate.of(2018, 11, 4)),
            new Place(ZoneId.of("America/Sao_Paulo"), LocalDate.of(2018, 2, 18)),
            new Place(ZoneId.of("Australia/Lord_Howe"), LocalDate.of(2026, 10, 4)),
            new Place(ZoneId.of("America/St_Johns"), LocalDate.of(2010, 11, 7)));

    /** Where days begin and end, and a moment in between. */
    List<Instant> borders() {
        return List.of(
                change.atStartOfDay(zone).toInstant(),
                change.plusDays(1).atStartOfDay(zone).toInstant(),
                change.atTime(12, 0).atZone(zone).toInstant());
    }
}
