package io.vocstreams.app;

import io.vocstreams.model.Attribution;
import io.vocstreams.model.Journey;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** Journeys, and which of their steps feedback is about, as rows of tables. */
public final class JourneyRows {

    private JourneyRows() {}

    public static TextTable table() {
        return new TextTable("CUSTOMER", "STARTED", "LAST", "STEPS", "VISITS", "CHANNELS", "STAGE", "OUTCOME", "STATUS")
                .whole("CUSTOMER", "STARTED", "LAST");
    }

    public static void add(TextTable table, Journey journey) {
        table.row(
                journey.customerId(),
                minute(journey.path().startedAt()),
                minute(journey.path().lastAt()),
                journey.path().stepCount(),
                journey.path().visits(),
                journey.path().channels().stream().map(Enum::name).collect(Collectors.joining(" ")),
                journey.path().furthestStage(),
                journey.path().outcome(),
                journey.status());
    }

    public static TextTable attributions() {
        return new TextTable("CUSTOMER", "FEEDBACK", "RULE", "LAG", "TOUCHPOINT", "JOURNEY")
                .whole("CUSTOMER", "FEEDBACK", "TOUCHPOINT", "JOURNEY");
    }

    public static void add(TextTable table, Attribution attribution) {
        Long lag = attribution.lagMillis();
        table.row(
                attribution.customerId(),
                attribution.feedbackId(),
                attribution.rule(),
                lag == null ? "-" : duration(Duration.ofMillis(lag)),
                attribution.touchpointId() == null ? "-" : attribution.touchpointId(),
                attribution.journeyId() == null ? "-" : attribution.journeyId());
    }

    /** In the two largest units: nobody reads the seconds of a week. */
    public static String duration(Duration duration) {
        Duration size = duration.abs();
        String text = size.toDays() > 0
                ? size.toDays() + " d " + size.toHoursPart() + " h"
                : size.toHours() > 0
                        ? size.toHours() + " h " + size.toMinutesPart() + " min"
                        : size.toMinutes() > 0
                                ? size.toMinutes() + " min " + size.toSecondsPart() + " s"
                                : size.toSeconds() + " s";
        return (duration.isNegative() ? "-" : "") + text;
    }

    /** As exact as people read it. */
    public static String minute(Instant time) {
        return time.toString().substring(0, 16);
    }
}
