package io.vocstreams.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.contracts.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentsTest {

    @TempDir
    Path directory;

    private final TopicLog log = new TopicLog("experiments");

    @Test
    void shouldCompareEachVariantWithTheControl() {
        log.publish(Rows.experiment("button"));
        log.publish(Rows.exposed("button", "blue", 100));
        log.publish(Rows.exposed("button", "green", 104));
        log.publish(Rows.ofArm("button", "blue", 30, 40));
        log.publish(Rows.ofArm("button", "green", 60, 20));
        log.publish(Rows.ofArm("button", "CROSSED", 3, 1));
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            JsonNode item = window.json("/v1/experiments").path("items").path(0);

            assertThat(item.path("experiment").path("plannedAnswers").asInt()).isEqualTo(500);
            assertThat(item.path("windowEnd").asText()).isEqualTo("2026-11-21T00:00:00Z");
            assertThat(item.path("crossed").asInt()).isEqualTo(4);
            JsonNode control = item.path("arms").path(0);
            assertThat(control.path("variant").asText()).isEqualTo("blue");
            assertThat(control.path("exposed").asInt()).isEqualTo(100);
            assertThat(control.path("verdict").isNull()).isTrue();
            JsonNode green = item.path("arms").path(1);
            assertThat(green.path("verdict").asText()).isEqualTo("BETTER");
            assertThat(green.path("difference").asDouble())
                    .isEqualTo(
                            green.path("value").asDouble()
                                    - control.path("value").asDouble(),
                            within(1e-9));
            assertThat(window.json("/v1/experiments/button").path("item")).isEqualTo(item);
        }
    }

    @Test
    void shouldSayThatItWasNotShownAsPlanned() {
        log.publish(Rows.experiment("button"));
        log.publish(Rows.exposed("button", "blue", 300));
        log.publish(Rows.exposed("button", "green", 100));
        log.publish(Rows.ofArm("button", "blue", 30, 40));
        log.publish(Rows.ofArm("button", "green", 60, 20));
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            JsonNode item = window.json("/v1/experiments/button").path("item");

            assertThat(item.path("chiSquare").asDouble()).isEqualTo(100);
            assertThat(item.path("arms").path(1).path("verdict").asText()).isEqualTo("SRM_FAILED");
        }
    }

    @Test
    void shouldForgetAnExperimentThatIsTakenBackAndKnowNoOther() {
        log.publish(Rows.experiment("button"));
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            assertThat(window.get("/v1/experiments/other").statusCode()).isEqualTo(404);

            log.publish(Topics.EXPERIMENTS, "button", null);
            Awaitility.await().until(() -> window.get("/v1/experiments/button").statusCode() == 404);
            assertThat(window.json("/v1/experiments").path("items")).isEmpty();
        }
    }

    @Test
    void shouldPageThroughExperiments() {
        log.publish(Rows.experiment("a"));
        log.publish(Rows.experiment("b"));
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            JsonNode first = window.json("/v1/experiments?limit=1");
            JsonNode second = window.json(
                    "/v1/experiments?limit=1&cursor=" + first.path("next").asText());

            assertThat(second.path("items")
                            .path(0)
                            .path("experiment")
                            .path("experimentId")
                            .asText())
                    .isEqualTo("b");
            assertThat(second.path("next").isNull()).isTrue();
        }
    }
}
