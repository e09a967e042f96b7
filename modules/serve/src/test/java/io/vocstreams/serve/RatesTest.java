package io.vocstreams.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.http.HashedKeys;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.Series;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rates as they were published, and as viewers see them. */
class RatesTest {

    private static final String VIEWER = "viewer-secret";
    private static final String AGENT = "agent-secret";

    @TempDir
    Path directory;

    private final TopicLog log = new TopicLog("rates");

    @Test
    void shouldAnswerWithWhatWasPublished() {
        Rate rate = Rows.rate(Series.TOTAL, Rows.DAY, 2, 5, 3);
        log.publish(rate);
        try (OpenWindow window = open(Map.of())) {
            JsonNode item = window.json("/v1/rates").at("/items/0");

            assertThat(item.path("key").asText()).isEqualTo(rate.key().text());
            assertThat(item.path("rate").asDouble()).isEqualTo(62.5);
            assertThat(item.path("pending").asLong()).isEqualTo(2);
            assertThat(item.at("/elapsed/0/count").asLong()).isEqualTo(5);
            assertThat(item.path("finality").asText()).isEqualTo("PROVISIONAL");
            assertThat(item.path("reasons").get(0).asText()).isEqualTo("NEW_OPPORTUNITY");
            assertThat(window.json("/v1/measures").at("/items/0/newest").asText())
                    .isEqualTo("2026-11-20T00:00:00Z");
        }
    }

    @Test
    void shouldListTheNewestWindowsFirstPageByPage() {
        for (int day = 0; day < 5; day++) {
            Instant start = Rows.DAY.plus(Duration.ofDays(day));
            log.publish(Rows.rate("channel=WEB", start, 0, 5, 5));
            log.publish(Rows.rate("channel=APP", start, 0, 5, 5));
            log.publish(Rows.rate(Series.TOTAL, start, 0, 5, 5));
        }
        try (OpenWindow window = open(Map.of())) {
            StringBuilder seen = new StringBuilder();
            String path = "/v1/rates?measure=cart-completion&limit=4";
            String next = "";
            do {
                JsonNode page = window.json(path + next);
                page.path("items").forEach(item -> seen.append(
                                item.path("breakdown").asText().replace("channel=", ""))
                        .append(item.path("windowStart").asText(), 8, 10)
                        .append(' '));
                next = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
            } while (!next.isEmpty());

            assertThat(seen.toString().strip())
                    .isEqualTo("*24 *23 *22 *21 *20 APP24 WEB24 APP23 WEB23 APP22 WEB22 APP21 WEB21 APP20 WEB20");
            assertThat(window.json("/v1/rates?breakdown=channel=APP&from=2026-11-23T00:00:00Z")
                            .path("items"))
                    .hasSize(2);
            assertThat(window.json("/v1/rates?to=2026-11-21T00:00:00Z").path("items"))
                    .hasSize(3);
            assertThat(window.get("/v1/rates?breakdown=colour").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void shouldHideSmallCellsAndTimesOfFewFromViewers() throws IOException {
        log.publish(Rows.rate("channel=WEB", Rows.DAY, 1, 1, 1));
        log.publish(Rows.rate("channel=APP", Rows.DAY, 1, 5, 1));
        log.publish(Rows.rate("channel=STORE", Rows.DAY, 0, 3, 40));
        try (OpenWindow window = open(tokens())) {
            JsonNode items = OpenWindow.json(window.get("/v1/rates", VIEWER)).path("items");

            assertThat(items.findValuesAsText("breakdown"))
                    .containsExactly("channel=APP", "channel=STORE", "channel=WEB");
            assertThat(items.at("/0/hidden").asBoolean()).isTrue();
            assertThat(items.at("/0/rate").isMissingNode()).isTrue();
            assertThat(items.at("/2/hidden").asBoolean()).isTrue();
            assertThat(items.at("/1/failures").asLong()).isEqualTo(40);
            // Three were timed: each could be told from the others.
            assertThat(items.at("/1/p50").isNull()).isTrue();
            assertThat(items.at("/1/elapsed").isMissingNode()).isTrue();
            assertThat(OpenWindow.json(window.get("/v1/rates", AGENT))
                            .at("/items/1/p50")
                            .asDouble())
                    .isPositive();
        }
    }

    @Test
    void shouldShowViewersAnotherVersionOnlyWhenEnoughHasChanged() throws IOException {
        log.publish(Rows.rate(Series.TOTAL, Rows.DAY, 10, 0, 0, 1));
        try (OpenWindow window = open(tokens())) {
            log.publish(Rows.rate(Series.TOTAL, Rows.DAY, 8, 2, 0, 2));
            Awaitility.await().until(() -> revision(window, AGENT) == 2);
            assertThat(revision(window, VIEWER)).isEqualTo(1);

            log.publish(Rows.rate(Series.TOTAL, Rows.DAY, 4, 6, 0, 3));
            Awaitility.await().until(() -> revision(window, AGENT) == 3);
            assertThat(revision(window, VIEWER)).isEqualTo(3);
        }
    }

    @Test
    void shouldAnswerWithTheVersionsOfThenAndSayFromWhenOn() {
        log.publish(Rows.rate(Series.TOTAL, Rows.DAY, 2, 5, 3, 1));
        log.publish(Rows.rate(Series.TOTAL, Rows.DAY, 0, 6, 4, 2));
        log.publish(Rows.rate("channel=WEB", Rows.DAY, 0, 5, 5, 1));
        log.publish(Rows.rate(Series.TOTAL, Rows.DAY, 0, 7, 3, 3));
        try (OpenWindow window = open(Map.of())) {
            assertThat(revisionsAsOf(window, TopicLog.START)).containsExactly("1");
            assertThat(revisionsAsOf(window, TopicLog.START.plusSeconds(2))).containsExactly("2", "1");
            assertThat(revisionsAsOf(window, TopicLog.START.plusSeconds(3))).containsExactly("3", "1");
            assertThat(window.json("/v1/rates?asOf=" + TopicLog.START)
                            .path("heldFrom")
                            .asText())
                    .isEqualTo("1970-01-01T00:00:00Z");

            String key = OpenWindow.encoded(
                    Rows.rate(Series.TOTAL, Rows.DAY, 0, 0, 0).key().text());
            JsonNode versions = window.json("/v1/rates/" + key + "/revisions");
            assertThat(versions.path("items").findValuesAsText("revision")).containsExactly("3", "2", "1");
            assertThat(versions.at("/items/2/publishedAt").asText()).isEqualTo(TopicLog.START.toString());
            assertThat(versions.at("/items/2/rate").asDouble()).isEqualTo(62.5);
            assertThat(window.json("/v1/rates/" + key).at("/item/revision").asInt())
                    .isEqualTo(3);
            assertThat(window.get("/v1/rates/none").statusCode()).isEqualTo(404);
            assertThat(window.get("/v1/rates/none/revisions").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void shouldHoldVersionsOnlyFromWhereNoneIsMissing() {
        log.publish(Rows.rate(Series.TOTAL, Rows.DAY, 2, 5, 3, 1));
        log.publish(Rows.rate(Series.TOTAL, Rows.DAY, 2, 6, 3, 3));
        try (OpenWindow window = open(Map.of())) {
            JsonNode then = window.json("/v1/rates?asOf=" + TopicLog.START);

            assertThat(then.path("heldFrom").asText())
                    .isEqualTo(TopicLog.START.plusSeconds(1).toString());
            assertThat(then.path("items")).isEmpty();
        }
    }

    private static List<String> revisionsAsOf(OpenWindow window, Instant then) {
        return window.json("/v1/rates?asOf=" + then).path("items").findValuesAsText("revision");
    }

    @Test
    void shouldNotTellViewersWhatRatesWere() throws IOException {
        log.publish(Rows.rate(Series.TOTAL, Rows.DAY, 2, 5, 3));
        try (OpenWindow window = open(tokens())) {
            String key = OpenWindow.encoded(
                    Rows.rate(Series.TOTAL, Rows.DAY, 0, 0, 0).key().text());

            assertThat(window.get("/v1/rates?asOf=2026-11-20T00:00:00Z", VIEWER).statusCode())
                    .isEqualTo(403);
            assertThat(window.get("/v1/rates/" + key + "/revisions", VIEWER).statusCode())
                    .isEqualTo(403);
            assertThat(OpenWindow.json(window.get("/v1/rates/" + key, VIEWER))
                            .at("/item/elapsed")
                            .isMissingNode())
                    .isTrue();
        }
    }

    @Test
    void shouldRankWhatPartsAddToAScore() {
        log.publish(Rows.score(Series.TOTAL, Rows.DAY, 60, 40, 1));
        log.publish(Rows.score("channel=WEB", Rows.DAY, 55, 5, 1));
        log.publish(Rows.score("channel=APP", Rows.DAY, 5, 35, 1));
        try (OpenWindow window = open(Map.of())) {
            JsonNode items =
                    window.json("/v1/impacts?metric=NPS&by=channel&size=P1D").path("items");

            assertThat(items.findValuesAsText("breakdown")).containsExactly("channel=WEB", "channel=APP");
            assertThat(items.findValuesAsText("rank")).containsExactly("1", "2");
            // 20 points of all, −75 without it.
            assertThat(items.at("/0/impact").asDouble()).isEqualTo(95.0);
            assertThat(window.get("/v1/impacts?metric=NPS").statusCode()).isEqualTo(400);
            assertThat(window.get("/v1/impacts?metric=TEXT&by=theme").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void shouldGiveListsAsCsvAndNoFormulas() {
        log.publish(Rows.said("c-1", "f-1", Rows.DAY, "=HYPERLINK(\"http://evil.example\")"));
        log.publish(Rows.rate(Series.TOTAL, Rows.DAY, 2, 5, 3));
        log.publish(Rows.journey("j-1", "=c-1", Rows.DAY, io.vocstreams.model.Journey.Outcome.BROWSED));
        try (OpenWindow window = open(Map.of())) {
            HttpResponse<String> csv = csv(window, "/v1/rates");
            assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
            assertThat(csv.headers().firstValue("Voc-Position")).contains("voc.rates.v1/0@1");
            assertThat(csv.body().lines().findFirst().orElseThrow())
                    .startsWith("key,measure,version,breakdown,size,windowStart");
            assertThat(csv.body().lines()).hasSize(2);
            assertThat(csv(window, "/v1/journeys").body()).contains(",'=c-1,").doesNotContain(",=c-1");
            assertThat(csv(window, "/v1/status").statusCode()).isEqualTo(406);
        }
    }

    private static HttpResponse<String> csv(OpenWindow window, String path) {
        return window.send(window.to(path).header("Accept", "text/csv").GET());
    }

    private OpenWindow open(Map<String, String> settings) {
        return OpenWindow.open(log, directory.resolve("database"), settings);
    }

    private static long revision(OpenWindow window, String token) {
        return OpenWindow.json(window.get("/v1/rates", token))
                .at("/items/0/revision")
                .asLong();
    }

    private Map<String, String> tokens() throws IOException {
        Path file = directory.resolve("tokens.yml");
        Files.writeString(file, "tokens:\n" + token("v", "VIEWER", VIEWER) + token("a", "AGENT", AGENT));
        return Map.of("voc.serve.tokens", file.toString());
    }

    private static String token(String name, String role, String secret) {
        return "  - {name: " + name + ", role: " + role + ", sha256: "
                + HexFormat.of().formatHex(HashedKeys.hash(secret)) + "}\n";
    }
}
