package io.vocstreams.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.contracts.Topics;
import io.vocstreams.http.HashedKeys;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases are found, and what people do about them is written down once, in their names. */
class CasesTest {

    private static final String ACTIONS = "/v1/cases/k-1/actions";
    private static final String NOTE = "{\"actionId\": \"a-1\", \"kind\": \"NOTE\", \"outcome\": \"called\"}";

    @TempDir
    Path directory;

    private final TopicLog log = new TopicLog("cases");

    @Test
    void shouldListWhatIsToBeDoneTheNextPromiseFirst() {
        log.publish(Rows.aCase("k-late", "c-1", Case.Status.OPEN, Rows.DAY.plus(Duration.ofHours(4))));
        log.publish(Rows.aCase("k-soon", "c-2", Case.Status.OPEN));
        // Who has been called waits for the second promise.
        log.publish(Rows.aCase("k-called", "c-3", Case.Status.CONTACTED));
        log.publish(Rows.aCase("k-over", "c-4", Case.Status.RESOLVED));

        try (OpenWindow window = open()) {
            assertThat(ids(window, "/v1/cases")).containsExactly("k-soon", "k-late", "k-called");
            assertThat(ids(window, "/v1/cases?over=true")).containsExactly("k-over");
            assertThat(ids(window, "/v1/cases?status=CONTACTED")).containsExactly("k-called");
            assertThat(ids(window, "/v1/cases?customer=c-4")).containsExactly("k-over");
            assertThat(ids(window, "/v1/cases?order=OPENED")).containsExactly("k-late", "k-called", "k-soon");
            assertThat(ids(window, "/v1/cases?owner=nobody")).isEmpty();
            JsonNode first = window.json("/v1/cases?limit=2");
            assertThat(ids(
                            window,
                            "/v1/cases?limit=2&cursor=" + first.path("next").asText()))
                    .containsExactly("k-called");
        }
    }

    @Test
    void shouldForgetACaseThatIsGone() {
        log.publish(Rows.aCase("k-1", "c-1", Case.Status.OPEN));
        try (OpenWindow window = open()) {
            log.publish(Topics.CASES, "k-1", null);
            Awaitility.await().until(() -> ids(window, "/v1/cases").isEmpty());
            assertThat(window.get("/v1/cases/k-1").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void shouldPutOffWhatWasSnoozedUntilThen() {
        log.publish(Rows.aCase("k-1", "c-1", Case.Status.OPEN));
        log.publish(Rows.action("k-1", "a-1", CaseAction.Kind.SNOOZE, 0));
        try (OpenWindow window = open()) {
            assertThat(ids(window, "/v1/cases")).isEmpty();
            assertThat(ids(window, "/v1/cases?snoozed=true")).containsExactly("k-1");
            assertThat(window.json("/v1/cases/k-1").path("snoozedUntil").asText())
                    .isEqualTo("2026-11-22T00:00:00Z");

            String takenBack = "{\"actionId\": \"a-1\", \"kind\": \"SNOOZE\", \"operation\": \"RETRACT\"}";
            assertThat(OpenWindow.json(window.post(ACTIONS, takenBack))
                            .path("known")
                            .asBoolean())
                    .isFalse();
            Awaitility.await().until(() -> ids(window, "/v1/cases")
                    .equals(Stream.of("k-1").toList()));
        }
    }

    @Test
    void shouldWriteWhatWasDoneInTheCallersName() throws IOException {
        log.publish(Rows.aCase("k-1", "c-1", Case.Status.OPEN));
        Path tokens = directory.resolve("tokens.yml");
        Files.writeString(
                tokens,
                "tokens: [{name: ito, role: AGENT, sha256: " + HexFormat.of().formatHex(HashedKeys.hash("secret"))
                        + "}]");
        try (OpenWindow window = open(Map.of("voc.serve.tokens", tokens.toString()))) {
            String body = "{\"actionId\": \"a-1\", \"kind\": \"RESOLVE\", \"at\": \"2026-11-19T23:00:00Z\","
                    + " \"rootCause\": \"PRICE\", \"outcome\": \"refunded\"}";
            JsonNode done = OpenWindow.json(window.post(ACTIONS, body, "secret"));

            CaseAction action = written(0);
            assertThat(action)
                    .isEqualTo(new CaseAction(
                            "k-1",
                            "a-1",
                            0,
                            io.vocstreams.model.Operation.UPSERT,
                            CaseAction.Kind.RESOLVE,
                            Rows.DAY.minus(Duration.ofHours(1)),
                            TopicLog.START,
                            "ito",
                            null,
                            null,
                            "PRICE",
                            "refunded"));
            String position = done.path("position").asText();
            assertThat(position).isEqualTo("voc.case-actions.v1/0@1");
            // Who waits for it sees it.
            JsonNode seen = OpenWindow.json(window.get("/v1/cases/k-1?wait-for=" + position, "secret"));
            assertThat(seen.at("/actions/0/outcome").asText()).isEqualTo("refunded");
            assertThat(window.post(ACTIONS, body).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void shouldTakeTheSameActionOnce() {
        log.publish(Rows.aCase("k-1", "c-1", Case.Status.OPEN));
        try (OpenWindow window = open()) {
            JsonNode first = OpenWindow.json(window.post(ACTIONS, NOTE));
            window.json("/v1/cases?wait-for=" + first.path("position").asText());
            JsonNode again = OpenWindow.json(window.post(ACTIONS, NOTE));

            assertThat(again.path("known").asBoolean()).isTrue();
            assertThat(again.path("position")).isEqualTo(first.path("position"));
            assertThat(log.of(Topics.CASE_ACTIONS)).hasSize(1);

            String corrected = NOTE.replace("}", ", \"revision\": 1}");
            assertThat(OpenWindow.json(window.post(ACTIONS, corrected))
                            .path("known")
                            .asBoolean())
                    .isFalse();
            assertThat(log.of(Topics.CASE_ACTIONS)).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"kind": "NOTE", "outcome": "x"};                                              actionId: is missing
            {"actionId": "a", "outcome": "x"};                                             kind: is missing
            {"actionId": "a", "kind": "DANCE"};                                            kind: is none of
            {"actionId": "a", "kind": "NOTE"};                                             outcome: is missing
            {"actionId": "a", "kind": "ASSIGN"};                                           assignee: is missing
            {"actionId": "a", "kind": "SNOOZE"};                                           until: is missing
            {"actionId": "a", "kind": "CONTACTED", "rootCause": "x"};                      rootCause: is of RESOLVE alone
            {"actionId": "a", "kind": "CONTACTED", "at": "tomorrow"};                      at: is no time
            {"actionId": "a", "kind": "CONTACTED", "at": "2027-01-01T00:00:00Z"};          `at`
            {"actionId": "a", "kind": "CONTACTED", "actor": "boss"};                       a field is none of
            {"actionId": 7, "kind": "CONTACTED"};                                          actionId: is no text
            {"actionId": "a", "actionId": "b", "kind": "CONTACTED"};                       the body is no JSON
            [];                                                                            the body is no JSON object
            """)
    void shouldSayWhatIsWrongWithAnAction(String body, String problem) {
        log.publish(Rows.aCase("k-1", "c-1", Case.Status.OPEN));
        try (OpenWindow window = open()) {
            HttpResponse<String> answer = window.post(ACTIONS, body);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains(problem);
            assertThat(log.of(Topics.CASE_ACTIONS)).isEmpty();
        }
    }

    @Test
    void shouldTakeNothingFromPagesOfOtherSites() {
        log.publish(Rows.aCase("k-1", "c-1", Case.Status.OPEN));
        try (OpenWindow window = open()) {
            for (String type :
                    new String[] {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"}) {
                assertThat(window.send(window.to(ACTIONS)
                                        .header("Content-Type", type)
                                        .POST(BodyPublishers.ofString(NOTE)))
                                .statusCode())
                        .as(type)
                        .isEqualTo(415);
            }
            for (String[] header : new String[][] {
                {"Origin", "https://evil.example"}, {"Origin", "null"}, {"Sec-Fetch-Site", "cross-site"}
            }) {
                assertThat(window.send(window.to(ACTIONS)
                                        .header("Content-Type", "application/json")
                                        .header(header[0], header[1])
                                        .POST(BodyPublishers.ofString(NOTE)))
                                .statusCode())
                        .as(header[1])
                        .isEqualTo(403);
            }
            assertThat(log.of(Topics.CASE_ACTIONS)).isEmpty();
        }
    }

    @Test
    void shouldSayWhenItCouldNotBeWritten() {
        log.publish(Rows.aCase("k-1", "c-1", Case.Status.OPEN));
        try (OpenWindow window = open()) {
            log.refuseWrites(new org.apache.kafka.common.errors.TimeoutException("away"));
            HttpResponse<String> away = window.post(ACTIONS, NOTE);
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).isPresent();

            log.refuseWrites(new TopicAuthorizationException(Topics.CASE_ACTIONS));
            assertThat(window.post(ACTIONS, NOTE).body()).contains("voc acls");
        }
    }

    @Test
    void shouldKnowNoActionOnWhatIsNotThere() {
        try (OpenWindow window = open()) {
            assertThat(window.post(ACTIONS, NOTE).statusCode()).isEqualTo(404);
            String done = "{\"actionId\": \"a\", \"kind\": \"DONE\"}";
            assertThat(window.post("/v1/improvements/i-1/actions", done).statusCode())
                    .isEqualTo(404);
            String proposed = "{\"actionId\": \"a\", \"kind\": \"PROPOSED\", \"title\": \"Shorter queues\"}";
            assertThat(window.post("/v1/improvements/i-1/actions", proposed).statusCode())
                    .isEqualTo(200);
            assertThat(log.of(Topics.IMPROVEMENT_ACTIONS)).hasSize(1);
            assertThat(window.get(ACTIONS).statusCode()).isEqualTo(405);
            assertThat(window.post(ACTIONS, " ".repeat(40_000)).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void shouldRefuseADepartmentThatThereIsNot() {
        try (OpenWindow window = open()) {
            String body =
                    "{\"actionId\": \"a\", \"kind\": \"PROPOSED\", \"title\": \"Shorter queues\", \"department\": \"%s\"}";
            HttpResponse<String> refused = window.post("/v1/improvements/i-1/actions", body.formatted("storse"));

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("department: is none of [operations, stores]");
            assertThat(log.of(Topics.IMPROVEMENT_ACTIONS)).isEmpty();
            assertThat(window.post("/v1/improvements/i-1/actions", body.formatted("stores"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(window.json("/v1/status").path("departments")).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "voc.secrets.v1/0@1", "voc.cases.v1/0@-1"})
    void shouldWaitForNoPositionThatIsNone(String position) {
        try (OpenWindow window = open()) {
            assertThat(window.get("/v1/cases?wait-for=" + position).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void shouldNotWaitForEver() {
        try (OpenWindow window = open()) {
            assertThat(window.get("/v1/cases?wait-for=voc.cases.v1/0@999").statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void shouldSayWhoIsAtRisk() {
        log.publish(Rows.risk("c-1"));
        try (OpenWindow window = open()) {
            assertThat(window.json("/v1/at-risk").at("/items/0/customerId").asText())
                    .isEqualTo("c-1");
            log.publish(Topics.AT_RISK, "c-1", null);
            Awaitility.await()
                    .until(() -> window.json("/v1/at-risk").path("items").isEmpty());
        }
    }

    private CaseAction written(int position) {
        return log.serdes
                .caseActions()
                .deserializer()
                .deserialize(
                        Topics.CASE_ACTIONS,
                        log.of(Topics.CASE_ACTIONS).get(position).value());
    }

    private static java.util.List<String> ids(OpenWindow window, String path) {
        return window.json(path).path("items").findValuesAsText("caseId");
    }

    private OpenWindow open() {
        return open(Map.of());
    }

    private OpenWindow open(Map<String, String> settings) {
        return OpenWindow.open(log, directory.resolve("database"), settings);
    }
}
