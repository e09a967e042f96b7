package io.vocstreams.serve;

import static io.vocstreams.serve.OpenWindow.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.Journey;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.ledger.LedgerEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is answered is what the topics say. */
class ServeTest {

    private static final Instant DAY = Rows.DAY;

    @TempDir
    Path directory;

    private final TopicLog log = new TopicLog("serve");

    @Test
    void shouldAnswerScoresAsTheyWerePublished() {
        Score score = Rows.score("channel=WEB", DAY, 6, 4, 1);
        log.publish(score);

        try (OpenWindow window = open()) {
            JsonNode item = window.json("/v1/scores").at("/items/0");

            assertThat(item.path("key").asText()).isEqualTo(score.key().text());
            assertThat(item.path("score").asDouble()).isEqualTo(20.0);
            assertThat(item.path("histogram").toString()).isEqualTo("[4,0,0,0,0,0,0,0,0,0,6]");
            Views.of(score)
                    .keySet()
                    .forEach(field -> assertThat(item.has(field)).as(field).isTrue());
            assertThat(window.json("/v1/scores").path("position").asText()).isEqualTo("voc.scores.v1/0@1");
            assertThat(window.json("/v1/scores").path("lag").asLong()).isZero();
        }
    }

    @Test
    void shouldAnswerWhatIsAskedForPageByPage() {
        for (int day = 0; day < 5; day++) {
            for (String breakdown : List.of("channel=APP", "channel=WEB", Series.TOTAL)) {
                log.publish(Rows.score(breakdown, DAY.plus(Duration.ofDays(day)), 10, day, 1));
            }
        }

        try (OpenWindow window = open()) {
            assertThat(keys(window, "?breakdown=channel&limit=3")).hasSize(10).doesNotHaveDuplicates();
            assertThat(keys(window, "?breakdown=channel&limit=3").get(0)).contains("channel=APP", "2026-11-24");
            assertThat(keys(window, "?limit=2"))
                    .as("over all families")
                    .hasSize(15)
                    .doesNotHaveDuplicates();
            assertThat(keys(window, "?breakdown=none")).hasSize(5);
            assertThat(keys(window, "?breakdown=channel%3DWEB&limit=2")).hasSize(5);
            assertThat(keys(window, "?from=2026-11-22T00:00:00Z&to=2026-11-24T00:00:00Z"))
                    .hasSize(6);
            assertThat(keys(window, "?metric=CSAT")).isEmpty();
            assertThat(keys(window, "?size=rolling-P7D")).isEmpty();
            assertThat(window.json("/v1/series").path("items")).hasSize(2);
        }
    }

    @Test
    void shouldAnswerWhatWasPublishedThen() {
        log.publish(Rows.score(Series.TOTAL, DAY, 5, 0, 1));
        log.publish(Rows.score(Series.TOTAL, DAY, 5, 5, 2));
        Score last = Rows.score(Series.TOTAL, DAY, 5, 15, 3);
        log.publish(last);

        try (OpenWindow window = open()) {
            assertThat(scoreAsOf(window, TopicLog.START.minusSeconds(1))).isEqualTo("[]");
            assertThat(scoreAsOf(window, TopicLog.START)).isEqualTo("[100.0]");
            assertThat(scoreAsOf(window, TopicLog.START.plusSeconds(1))).isEqualTo("[0.0]");
            assertThat(scoreAsOf(window, TopicLog.START.plusSeconds(9))).isEqualTo("[-50.0]");
            JsonNode revisions = window.json("/v1/scores/" + encoded(last.key().text()) + "/revisions?limit=2");
            assertThat(revisions.at("/items/0/revision").asInt()).isEqualTo(3);
            assertThat(revisions.at("/items/1/revision").asInt()).isEqualTo(2);
            assertThat(revisions.path("next").isNull()).isFalse();
        }
    }

    @Test
    void shouldListTheLedgerInTheOrderOfTheFlow() {
        List<String> stages = TopicCatalogue.load().stages();
        stages.stream()
                .sorted()
                .forEach(stage -> log.publish(new LedgerEntry(stage, 0, Topics.FEEDBACK, 0, 1, 1, 1, 0, 0, Map.of())));

        try (OpenWindow window = open()) {
            assertThat(window.json("/v1/status").path("ledger"))
                    .extracting(row -> row.path("stage").asText())
                    .isEqualTo(stages);
        }
    }

    @Test
    void shouldSaySinceWhenRevisionsAreHeld() {
        log.publish(Rows.score(Series.TOTAL, DAY, 5, 0, 1));
        // Its second version was compacted away.
        log.publish(Rows.score(Series.TOTAL, DAY, 5, 5, 3));

        try (OpenWindow window = open()) {
            JsonNode answer = window.json("/v1/scores?asOf=" + TopicLog.START);

            assertThat(answer.path("items")).isEmpty();
            assertThat(answer.path("heldFrom").asText())
                    .isEqualTo(TopicLog.START.plusSeconds(1).toString());
        }
    }

    @Test
    void shouldFindKeysWithEveryCharacter() {
        ScoreKey key = new ScoreKey(
                new Series(Rows.NPS, "store=" + ScoreKey.encode("Aoyama/2 + 50% | 東京=,")), WindowSize.DAY, DAY);
        log.publish(Rows.score(key, 8, 2, 1));

        try (OpenWindow window = open()) {
            assertThat(window.json("/v1/scores/" + encoded(key.text()))
                            .at("/item/key")
                            .asText())
                    .isEqualTo(key.text());
            assertThat(window.get("/v1/scores/" + encoded(key.text() + "x")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void shouldTellACustomersWholeStory() {
        log.publish(Rows.said("c-1", "f-1", DAY, "slow"));
        log.publish(Rows.said("c-1", "f-2", DAY.plusSeconds(60), "kind"));
        log.publish(Rows.said("c-2", "f-3", DAY, "fast"));
        log.publish(Rows.journey("j-1", "c-1", DAY, Journey.Outcome.CONVERTED));
        log.publish(Rows.attribution("f-1", "c-1", "j-1"));

        try (OpenWindow window = open()) {
            JsonNode first = window.json("/v1/customers/c-1?limit=1");
            assertThat(first.at("/items/0/comment").asText()).isEqualTo("kind");
            JsonNode second = window.json(
                    "/v1/customers/c-1?limit=1&cursor=" + first.path("next").asText());
            assertThat(second.at("/items/0/comment").asText()).isEqualTo("slow");
            assertThat(second.path("next").isNull()).isTrue();
            assertThat(first.at("/journeys/0/journeyId").asText()).isEqualTo("j-1");
            assertThat(first.at("/attributions/0/rule").asText()).isEqualTo("SAME_CHANNEL");
            assertThat(window.json("/v1/journeys/j-1")
                            .at("/attributions/0/feedbackId")
                            .asText())
                    .isEqualTo("f-1");
            assertThat(window.json("/v1/journeys?outcome=CONVERTED").path("items"))
                    .hasSize(1);
            assertThat(window.json("/v1/journeys?outcome=BROWSED").path("items"))
                    .isEmpty();
            assertThat(window.get("/v1/customers/c-9").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void shouldForgetWhatWasWithdrawn() {
        ResolvedInteraction said = Rows.said("c-1", "f-1", DAY, "slow");
        log.publish(said);
        log.publish(Rows.withdrawn(said));
        log.publish(Rows.attribution("f-1", "c-1", "j-1"));
        log.publish(Topics.ATTRIBUTIONS, "f-1", null);

        try (OpenWindow window = open()) {
            assertThat(window.get("/v1/customers/c-1").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void shouldGoOnAfterARecordThatIsNoneOfTheTopics() {
        log.publish(Topics.SCORES, "x", "no Avro".getBytes(StandardCharsets.UTF_8));
        log.publish(Rows.score(Series.TOTAL, DAY, 5, 0, 1));

        try (OpenWindow window = open()) {
            assertThat(window.json("/v1/scores").path("items")).hasSize(1);
            assertThat(window.meters
                            .get("voc_serve_unreadable_records")
                            .tag("topic", Topics.SCORES)
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldAnswerWithWhatItHeldWhileTheTopicsGoOn() {
        log.publish(Rows.score(Series.TOTAL, DAY, 5, 0, 1));
        try (OpenWindow window = open()) {
            log.publish(Rows.score(Series.TOTAL, DAY, 5, 5, 2));
            Awaitility.await()
                    .until(() ->
                            window.json("/v1/scores").at("/items/0/revision").asInt() == 2);
        }
        log.publish(Rows.score(Series.TOTAL, DAY, 0, 5, 3));
        try (OpenWindow again = open()) {
            assertThat(again.json("/v1/scores").at("/items/0/revision").asInt()).isEqualTo(3);
            // What was read before is not read again: the first version is still held.
            assertThat(scoreAsOf(again, TopicLog.START)).isEqualTo("[100.0]");
        }
    }

    private OpenWindow open() {
        return OpenWindow.open(log, directory, Map.of());
    }

    private static String scoreAsOf(OpenWindow window, Instant asOf) {
        List<Double> scores = new ArrayList<>();
        window.json("/v1/scores?asOf=" + asOf)
                .path("items")
                .forEach(item -> scores.add(item.path("score").asDouble()));
        return scores.toString();
    }

    /** Of all pages. */
    private static List<String> keys(OpenWindow window, String query) {
        List<String> keys = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = window.json("/v1/scores" + query + cursor);
            page.path("items").forEach(item -> keys.add(item.path("key").asText()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        return keys;
    }
}
