package io.vocstreams.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told what happens in operations, one by one and counted. */
class GuidanceTest {

    private static final String LIST = "/v1/guidance";
    private static final String COUNTED = "/v1/guidance-operations";

    @TempDir
    Path directory;

    private final TopicLog log = new TopicLog("guidance");

    @ParameterizedTest
    @CsvSource({
        "'', g-3 g-4 g-2 g-1",
        "?customer=c-1, g-3 g-1",
        "?operation=o-1-late, g-2 g-1",
        "?decision=HOLD, g-3 g-4",
        "?decision=HOLD&reason=NO_RECEIPT, g-4",
        "?decision=SENT&customer=c-2, ''",
        "?rule=order-delayed&class=SERVICE, g-3 g-4 g-2 g-1",
        "?class=MARKETING, ''"
    })
    void shouldListTheLatestDecisionsFirst(String query, String expected) {
        publishFour();
        try (OpenWindow window = open()) {
            assertThat(String.join(" ", ids(window.json(LIST + query)))).isEqualTo(expected);
        }
    }

    @Test
    void shouldSayWhatThePublishedRowSays() {
        log.publish(Rows.guidance("g-1", "c-1", "o-1", Decision.HOLD, GuidanceReason.NO_RECEIPT, 5));
        try (OpenWindow window = open()) {
            JsonNode row = window.json(LIST).at("/items/0");

            assertThat(row.path("decision").asText()).isEqualTo("HOLD");
            assertThat(row.path("reason").asText()).isEqualTo("NO_RECEIPT");
            assertThat(row.at("/subject/value").asText()).isEqualTo("o-1");
            assertThat(row.at("/parameters/newDate").asText()).isEqualTo("2026-11-24");
            assertThat(row.path("decidedAt").asText()).isEqualTo("2026-11-20T00:00:05Z");
        }
    }

    @Test
    void shouldPageThroughBothListsWithoutAGap() {
        publishFour();
        try (OpenWindow window = open()) {
            assertThat(paged(window, LIST, "guidanceId")).containsExactly("g-3", "g-4", "g-2", "g-1");
            // Two were decided at the same time: the ids say which comes first.
            assertThat(paged(window, COUNTED, "operationId")).containsExactly("o-2-late", "o-3-late", "o-1-late");
        }
    }

    @Test
    void shouldCountTheCustomersOfEachDecision() {
        publishFour();
        try (OpenWindow window = open()) {
            JsonNode first = of(window, "o-1-late");
            assertThat(first.path("customers").asInt()).isEqualTo(2);
            assertThat(first.path("kind").asText()).isEqualTo("ORDER_DELAYED");
            assertThat(first.at("/subject/key").asText()).isEqualTo("orderId");
            assertThat(decisions(first)).containsExactly("SEND null 1", "SENT null 1");

            // The receipt comes, and one who was told is forgotten.
            log.publish(Rows.guidance("g-2", "c-2", "o-1", Decision.SENT, null, 50));
            log.publish(Topics.GUIDANCE, "g-1", null);
            Awaitility.await().untilAsserted(() -> assertThat(decisions(of(window, "o-1-late")))
                    .containsExactly("SENT null 1"));
            assertThat(ids(window.json(LIST + "?operation=o-1-late"))).containsExactly("g-2");

            log.publish(Topics.GUIDANCE, "g-2", null);
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(window.json(COUNTED).path("items")).hasSize(2));
        }
    }

    /** As merges do it: the same guidance is another customer's. */
    @Test
    void shouldMoveWhatMovesToAnotherCustomer() {
        log.publish(Rows.guidance("g-1", "c-1", "o-1", Decision.SEND, null, 0));
        log.publish(Rows.guidance("g-1", "c-2", "o-1", Decision.SEND, null, 0));
        try (OpenWindow window = open()) {
            assertThat(ids(window.json(LIST + "?customer=c-1"))).isEmpty();
            assertThat(ids(window.json(LIST + "?customer=c-2"))).containsExactly("g-1");
            assertThat(of(window, "o-1-late").path("customers").asInt()).isEqualTo(1);
        }
    }

    private void publishFour() {
        log.publish(Rows.guidance("g-1", "c-1", "o-1", Decision.SENT, null, 0));
        log.publish(Rows.guidance("g-2", "c-2", "o-1", Decision.SEND, null, 10));
        log.publish(Rows.guidance("g-3", "c-1", "o-2", Decision.HOLD, GuidanceReason.QUIET_HOURS, 30));
        log.publish(Rows.guidance("g-4", "c-3", "o-3", Decision.HOLD, GuidanceReason.NO_RECEIPT, 30));
        log.publish(Rows.guidance("g-4", "c-3", "o-3", Decision.HOLD, GuidanceReason.NO_RECEIPT, 30));
        log.publish(Rows.guidance("g-3", "c-1", "o-2", Decision.HOLD, GuidanceReason.QUIET_HOURS, 30));
    }

    private static List<String> paged(OpenWindow window, String path, String id) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = window.json(path + "?limit=1" + cursor);
            assertThat(page.path("items")).hasSize(1);
            all.add(page.at("/items/0").path(id).asText());
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        return all;
    }

    private static JsonNode of(OpenWindow window, String operation) {
        for (JsonNode item : window.json(COUNTED).path("items")) {
            if (item.path("operationId").asText().equals(operation)) {
                return item;
            }
        }
        throw new AssertionError("nothing is counted of " + operation);
    }

    private static List<String> decisions(JsonNode operation) {
        List<String> all = new ArrayList<>();
        operation
                .path("decisions")
                .forEach(one -> all.add(
                        one.path("decision").asText() + " " + one.path("reason").asText() + " "
                                + one.path("customers").asInt()));
        return all;
    }

    private static List<String> ids(JsonNode answer) {
        return answer.path("items").findValuesAsText("guidanceId");
    }

    private OpenWindow open() {
        return OpenWindow.open(log, directory.resolve("database"), Map.of());
    }
}
