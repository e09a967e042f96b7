package io.vocstreams.app;

import io.vocstreams.model.Journey;
import java.time.Instant;
import java.util.stream.Collectors;

/** Journeys as rows of a table. */
public final class JourneyRows {

    private JourneyRows() {}

    public static TextTable table() {
        return new TextTable(
                "CUSTOMER", "STARTED", "LAST", "STEPS", "VISITS", "CHANNELS", "STAGE", "OUTCOME", "STATUS");
    }

    public static void add(TextTable table, Journey journey) {
        table.row(
                journey.customerId(),
                minute(journey.startedAt()),
                minute(journey.lastAt()),
                journey.stepCount(),
                journey.visits(),
                journey.channels().stream().map(Enum::name).collect(Collectors.joining(" ")),
                journey.furthestStage(),
                journey.outcome(),
                journey.status());
    }

    private static String minute(Instant time) {
        return time.toString().substring(0, 16);
    }
}
