package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.Journey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A year of a service desk, in the order of its incidents: journeys by three gaps, with and without a longest. */
@Timeout(600)
class ServiceDeskIT {

    private static final String WITHOUT_A_LONGEST = "P36500D";

    @TempDir
    private Path work = Path.of("");

    @Test
    void shouldFindTheJourneysOfEveryCaller() throws IOException {
        play("P7D", "P90D", "caller_journeys_gap_7d_max_90d");
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"PT30M, caller_sessions_gap_30min", "PT24H, caller_sessions_gap_24h", "P7D, caller_sessions_gap_7d"})
    void shouldFindTheJourneysByOtherGaps(String gap, String figure) throws IOException {
        play(gap, WITHOUT_A_LONGEST, figure);
    }

    private void play(String gap, String longest, String figure) throws IOException {
        Path folder = RealData.require("servicenow-incidents");
        JsonNode truth = RealData.truth(folder);
        JsonNode sessions = truth.get(figure);
        Map<String, String> settings = Map.of(
                "voc.lateness.horizon", "P400D",
                "voc.journey.inactivity-gap", gap,
                "voc.journey.max-duration", longest);
        try (RunningPipeline pipeline = RunningPipeline.start(work, List.of("identity", "journey"), settings)) {
            RealData.replay("servicenow.yaml", folder, pipeline.settings());
            long touchpoints = truth.get("rows").asLong()
                    - truth.get("rows_unknown_caller").asLong();

            pipeline.readUntil(() -> touchpointsIn(pipeline.liveJourneys()) == touchpoints
                    && pipeline.liveJourneys().size()
                            == sessions.get("sessions").asInt());

            List<Journey> journeys = pipeline.liveJourneys();
            assertThat(touchpointsIn(journeys)).isEqualTo(touchpoints);
            assertThat(journeys).hasSize(sessions.get("sessions").asInt());
            assertThat(journeysByCaller(journeys))
                    .hasSize(sessions.get("callers").asInt());
            assertLengths(journeys, sessions);
            assertBusiestCallers(journeys, sessions.get("top20_callers_by_sessions"));
            if (figure.equals("caller_sessions_gap_30min")) {
                assertTouchpointsByDay(journeys, truth);
            }
            try (ServedRows served = ServedRows.of(pipeline.settings(), work)) {
                served.assertAnswers("/v1/journeys", () -> {
                    pipeline.readToRest();
                    return pipeline.journeys().values().stream().map(Views::of);
                });
            }
        }
    }

    private static void assertLengths(List<Journey> journeys, JsonNode sessions) {
        Map<String, Long> lengths = journeys.stream()
                .collect(Collectors.groupingBy(
                        journey -> journey.path().stepCount() >= 10
                                ? "10+"
                                : Long.toString(journey.path().stepCount()),
                        Collectors.counting()));
        sessions.get("sessions_by_number_of_events").properties().forEach(length -> assertThat(
                        lengths.get(length.getKey()))
                .as("journeys of %s touchpoints", length.getKey())
                .isEqualTo(length.getValue().asLong()));
        assertThat(journeys.stream()
                        .mapToLong(journey -> journey.path().stepCount())
                        .max()
                        .orElse(0))
                .isEqualTo(sessions.get("largest_session_events").asLong());
        assertThat(journeys.stream()
                        .mapToLong(journey -> Duration.between(
                                        journey.path().startedAt(),
                                        journey.path().lastAt())
                                .toMinutes())
                        .max()
                        .orElse(0))
                .isEqualTo(sessions.get("longest_session_minutes").asLong());
    }

    private static void assertBusiestCallers(List<Journey> journeys, JsonNode busiest) {
        Map<String, List<Journey>> byCaller = journeysByCaller(journeys);
        for (JsonNode row : busiest) {
            List<Journey> own = byCaller.getOrDefault(row.get(0).asText(), List.of());
            assertThat(own)
                    .as("journeys of caller %s", row.get(0).asText())
                    .hasSize(row.get(1).asInt());
            assertThat(own.stream()
                            .mapToLong(journey -> journey.path().stepCount())
                            .max()
                            .orElse(0))
                    .as("longest journey of caller %s", row.get(0).asText())
                    .isEqualTo(row.get(2).asLong());
        }
    }

    /** No journey by this gap has more than the 500 touchpoints that are listed. */
    private static void assertTouchpointsByDay(List<Journey> journeys, JsonNode truth) {
        Map<String, Long> expected = new TreeMap<>();
        truth.get("touchpoints_by_day")
                .properties()
                .forEach(day -> expected.put(day.getKey(), day.getValue().asLong()));
        truth.get("touchpoints_of_unknown_caller_by_day")
                .properties()
                .forEach(day -> expected.merge(day.getKey(), -day.getValue().asLong(), Long::sum));
        expected.values().removeIf(count -> count == 0);

        Map<String, Long> published = journeys.stream()
                .flatMap(journey -> journey.path().steps().stream())
                .map(step ->
                        step.occurredAt().atOffset(ZoneOffset.UTC).toLocalDate().toString())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));

        assertThat(published).isEqualTo(expected);
    }

    private static Map<String, List<Journey>> journeysByCaller(List<Journey> journeys) {
        return journeys.stream().collect(Collectors.groupingBy(Journey::customerId));
    }

    private static long touchpointsIn(List<Journey> journeys) {
        return journeys.stream()
                .mapToLong(journey -> journey.path().stepCount())
                .sum();
    }
}
