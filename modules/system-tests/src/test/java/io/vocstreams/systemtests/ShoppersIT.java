package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Journey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A year of receipts: journeys of each household over its baskets, whatever mail it was sent. */
@Timeout(600)
class ShoppersIT {

    @TempDir
    private Path work = Path.of("");

    @Test
    void shouldFindTheJourneysOfEveryHousehold() throws IOException {
        play("P90D", true, 3, 4);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"P36500D, 0, 2", "P90D, 3, 4"})
    void shouldFindThemWithoutTheMail(String longest, int journeys, int longestJourney) throws IOException {
        play(longest, false, journeys, longestJourney);
    }

    private void play(String longest, boolean mail, int journeys, int longestJourney) throws IOException {
        Path folder = RealData.require("completejourney");
        JsonNode households = RealData.truth(folder).get("per_household");
        Map<String, List<Long>> expected = new TreeMap<>();
        households
                .properties()
                .forEach(household -> expected.put(
                        household.getKey(),
                        List.of(
                                household.getValue().get(journeys).asLong(),
                                household.getValue().get(1).asLong(),
                                household.getValue().get(longestJourney).asLong())));
        Map<String, String> settings = Map.of("voc.lateness.horizon", "P800D", "voc.journey.max-duration", longest);
        try (RunningPipeline pipeline = RunningPipeline.start(work, List.of("identity", "journey"), settings)) {
            RealData.replay("complete-journey.yaml", folder, pipeline.settings());
            if (mail) {
                RealData.replay("complete-journey-campaigns.yaml", folder, pipeline.settings());
            }

            pipeline.readUntil(() -> perHousehold(pipeline.liveJourneys()).equals(expected)
                    && (!mail || mailsIn(pipeline.liveJourneys()) > 0));

            assertThat(perHousehold(pipeline.liveJourneys())).isEqualTo(expected);
            assertThat(mailsIn(pipeline.liveJourneys()) > 0).isEqualTo(mail);
            try (ServedRows served = ServedRows.of(pipeline.settings(), work)) {
                served.assertAnswers("/v1/journeys", () -> {
                    pipeline.readToRest();
                    return pipeline.journeys().values().stream().map(Views::of);
                });
            }
        }
    }

    /** Journeys, baskets, and baskets of the longest journey. */
    private static Map<String, List<Long>> perHousehold(List<Journey> journeys) {
        return journeys.stream()
                .collect(Collectors.groupingBy(
                        Journey::customerId,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), ShoppersIT::figures)));
    }

    private static List<Long> figures(List<Journey> own) {
        return List.of(
                (long) own.size(),
                own.stream().mapToLong(ShoppersIT::baskets).sum(),
                own.stream().mapToLong(ShoppersIT::baskets).max().orElse(0));
    }

    private static long baskets(Journey journey) {
        return journey.path().steps().stream()
                .filter(step -> step.channel() == Channel.STORE)
                .count();
    }

    private static long mailsIn(List<Journey> journeys) {
        return journeys.stream()
                .flatMap(journey -> journey.path().steps().stream())
                .filter(step -> step.channel() == Channel.EMAIL)
                .count();
    }
}
