package io.vocstreams.serve;

import static io.vocstreams.serve.OpenWindow.encoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.http.HashedKeys;
import io.vocstreams.model.Journey;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.platform.config.InvalidSettingException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees what, and what those get who ask for more. */
class AccessTest {

    static final String VIEWER = "viewer-secret";
    private static final String AGENT = "agent-secret";
    private static final String ADMIN = "admin-secret";
    static final String PERSON = "Tanaka-Hanako-17";

    @TempDir
    Path directory;

    private final TopicLog log = new TopicLog("access");

    @Test
    void shouldShowViewersNothingPersonalByAnyRoute() throws IOException {
        publishAPerson();

        try (OpenWindow window = open(tokens())) {
            for (String path : paths(window)) {
                HttpResponse<String> answer = window.get(path, VIEWER);
                assertThat(answer.body()).as(path).doesNotContain(PERSON).doesNotContain("too slow");
                assertThat(answer.statusCode()).as(path).isIn(200, 400, 403, 404);
                HttpResponse<String> csv = window.send(window.to(path)
                        .header("Authorization", "Bearer " + VIEWER)
                        .header("Accept", "text/csv")
                        .GET());
                assertThat(csv.body()).as(path).doesNotContain(PERSON).doesNotContain("too slow");
            }
            assertThat(window.post("/v1/cases/k-1/actions", "{}", VIEWER).statusCode())
                    .isEqualTo(403);
            assertThat(window.post("/v1/improvements/i-1/actions", "{}", VIEWER).statusCode())
                    .isEqualTo(403);
            assertThat(window.get("/v1/customers/" + PERSON, AGENT).body()).contains("too slow");
        }
    }

    @Test
    void shouldAskForATokenOnEveryRoute() throws IOException {
        publishAPerson();

        try (OpenWindow window = open(tokens())) {
            for (String path : paths(window)) {
                assertThat(window.get(path).statusCode()).as(path).isEqualTo(401);
                assertThat(window.get(path, "guessed").statusCode()).as(path).isEqualTo(401);
            }
            assertThat(window.get("/v1/scores").headers().firstValue("WWW-Authenticate"))
                    .contains("Bearer");
            assertThat(window.get("/v1/rejects", AGENT).statusCode()).isEqualTo(403);
            assertThat(window.get("/v1/rejects", ADMIN).statusCode()).isEqualTo(200);
            assertThat(window.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldBelieveATrustedProxyWhoAsks() throws IOException {
        publishAPerson();
        try (OpenWindow window = open(Map.of("voc.serve.proxies", "127.0.0.1, ::1"))) {
            assertThat(named(window, "/v1/customers/" + PERSON, "kim", "AGENT").statusCode())
                    .isEqualTo(200);
            assertThat(named(window, "/v1/customers/" + PERSON, "kim", "viewer").statusCode())
                    .isEqualTo(403);
            assertThat(OpenWindow.json(named(window, "/v1/status", "kim", "ADMIN"))
                            .at("/reader/name")
                            .asText())
                    .isEqualTo("kim");
            assertThat(named(window, "/v1/status", "kim", "ROOT").statusCode()).isEqualTo(401);
            assertThat(named(window, "/v1/status", " ", "ADMIN").statusCode()).isEqualTo(401);
            assertThat(window.get("/v1/status").statusCode())
                    .as("nobody is named, and there are no tokens")
                    .isEqualTo(401);
        }
    }

    @Test
    void shouldBelieveNobodyElseWhoAsks() throws IOException {
        try (OpenWindow window = open(Map.of("voc.serve.proxies", "192.0.2.7"))) {
            assertThat(named(window, "/v1/status", "kim", "ADMIN").statusCode()).isEqualTo(401);
        }
        try (OpenWindow window = open(tokens())) {
            assertThat(named(window, "/v1/status", "kim", "ADMIN").statusCode()).isEqualTo(401);
        }
        assertThatThrownBy(() -> open(Map.of("voc.serve.proxies", "proxy.example")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("`proxy.example` is no address");
    }

    private static HttpResponse<String> named(OpenWindow window, String path, String user, String role) {
        return window.send(window.to(path)
                .header("Voc-User", user)
                .header("Voc-Role", role)
                .GET());
    }

    @Test
    void shouldHideSmallCellsFromViewersAndOneBesideThem() throws IOException {
        log.publish(Rows.score("channel=WEB", Rows.DAY, 3, 1, 1));
        log.publish(Rows.score("channel=APP", Rows.DAY, 6, 1, 1));
        log.publish(Rows.score("channel=STORE", Rows.DAY, 60, 40, 1));

        try (OpenWindow window = open(tokens())) {
            JsonNode items = OpenWindow.json(window.get("/v1/scores", VIEWER)).path("items");

            assertThat(items.findValuesAsText("breakdown"))
                    .containsExactly("channel=APP", "channel=STORE", "channel=WEB");
            assertThat(items.at("/0/hidden").asBoolean()).isTrue();
            assertThat(items.at("/0/score").isMissingNode()).isTrue();
            assertThat(items.at("/1/score").asDouble()).isEqualTo(20.0);
            assertThat(items.at("/2/hidden").asBoolean()).isTrue();
            assertThat(OpenWindow.json(window.get("/v1/scores", AGENT))
                            .at("/items/2/responses")
                            .asInt())
                    .isEqualTo(4);
        }
    }

    @Test
    void shouldShowViewersAnotherVersionOnlyWhenEnoughHasChanged() throws IOException {
        log.publish(Rows.score(Series.TOTAL, Rows.DAY, 10, 0, 1));
        try (OpenWindow window = open(tokens())) {
            log.publish(Rows.score(Series.TOTAL, Rows.DAY, 10, 1, 2));
            Awaitility.await().until(() -> revision(window, AGENT) == 2);
            assertThat(revision(window, VIEWER)).isEqualTo(1);

            log.publish(Rows.score(Series.TOTAL, Rows.DAY, 10, 5, 3));
            Awaitility.await().until(() -> revision(window, AGENT) == 3);
            assertThat(revision(window, VIEWER)).isEqualTo(3);

            // Most were taken back: what was shown before is not, either.
            log.publish(Rows.score(Series.TOTAL, Rows.DAY, 1, 0, 4));
            Awaitility.await().until(() -> revision(window, AGENT) == 4);
            assertThat(OpenWindow.json(window.get("/v1/scores", VIEWER))
                            .at("/items/0/hidden")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void shouldShowViewersNoHoursAndNoPast() throws IOException {
        ScoreKey hour = new ScoreKey(new Series(Rows.NPS, Series.TOTAL), WindowSize.HOUR, Rows.DAY);
        log.publish(Rows.score(hour, 80, 20, 1));

        try (OpenWindow window = open(tokens())) {
            assertThat(window.get("/v1/scores?size=PT1H", VIEWER).statusCode()).isEqualTo(403);
            assertThat(window.get("/v1/scores?asOf=2026-11-20T00:00:00Z", VIEWER)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(window.get("/v1/scores/" + encoded(hour.text()), VIEWER).statusCode())
                    .isEqualTo(404);
            assertThat(window.get("/v1/scores", VIEWER).body()).doesNotContain("\"score\"");
            assertThat(OpenWindow.json(window.get("/v1/series", VIEWER)).path("items"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=1001", "?limit=-1", "?limit=1e9", "?limit=1&limit=2", "?lmit=5"})
    void shouldRefuseHugeAndMisspelledPages(String query) {
        try (OpenWindow window = open(Map.of())) {
            HttpResponse<String> answer = window.get("/v1/scores" + query);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "LTE", "YQpiCmM", "MQoyCjMKNA", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5CjEKeA"})
    void shouldRefuseForgedCursors(String cursor) {
        try (OpenWindow window = open(Map.of())) {
            assertThat(window.get("/v1/scores?cursor=" + cursor).statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../etc/passwd",
                "/v1/../../etc/passwd",
                "/v1/%2e%2e/%2e%2e/etc/passwd",
                "/v1/..%2f..%2fetc%2fpasswd",
                "/v1/customers/..%2F..%2Fetc%2Fpasswd",
                "/v1/%00",
                "/v1/customers/%ff"
            })
    void shouldLeadToNoFile(String path) throws IOException {
        try (OpenWindow window = open(Map.of())) {
            String answer = raw(window, path, "127.0.0.1");

            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("root:");
        }
    }

    @Test
    void shouldNotAnswerToTheNameOfAnotherSite() throws IOException {
        try (OpenWindow window = open(Map.of())) {
            assertThat(raw(window, "/v1/scores", "evil.example")).startsWith("HTTP/1.1 403");
            assertThat(raw(window, "/v1/scores", "localhost")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void shouldOnlyAnswerGet() {
        try (OpenWindow window = open(Map.of())) {
            for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
                assertThat(window.send(window.to("/v1/scores").method(method, BodyPublishers.noBody()))
                                .statusCode())
                        .as(method)
                        .isEqualTo(405);
            }
        }
    }

    @Test
    void shouldNotListenToOthersWithoutTokens() {
        assertThatThrownBy(() -> open(Map.of("voc.serve.host", "0.0.0.0")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("voc.serve.tokens");
    }

    @Test
    void shouldTakeTokensOfAChangedFileAndKeepThemWhereItIsWrong() throws IOException {
        Map<String, String> settings = tokens();
        Path file = directory.resolve("tokens.yml");
        try (OpenWindow window = open(settings)) {
            Files.writeString(file, "tokens: [{name: x, role: BOSS, sha256: y}]");
            Awaitility.await()
                    .until(() -> window.meters
                                    .get("voc_serve_token_file_problem")
                                    .gauge()
                                    .value()
                            == 1);
            assertThat(window.get("/v1/scores", VIEWER).statusCode()).isEqualTo(200);

            Files.writeString(file, "tokens:\n" + token("n", "VIEWER", "new-secret"));
            Awaitility.await()
                    .until(() -> window.get("/v1/scores", "new-secret").statusCode() == 200);
            assertThat(window.get("/v1/scores", VIEWER).statusCode()).isEqualTo(401);
        }
    }

    private void publishAPerson() {
        publishAPerson(log);
    }

    /** Something of {@link #PERSON} in every topic. */
    static void publishAPerson(TopicLog log) {
        log.publish(Rows.score(Series.TOTAL, Rows.DAY, 10, 5, 1));
        log.publish(Rows.said(PERSON, "f-1", Rows.DAY, "too slow"));
        log.publish(Rows.journey("j-1", PERSON, Rows.DAY, Journey.Outcome.UNRESOLVED));
        log.publish(Rows.attribution("f-1", PERSON, "j-1"));
        log.publish(Rows.rate(Series.TOTAL, Rows.DAY, 1, 6, 2));
        log.publish(Rows.aCase("k-1", PERSON, Case.Status.OPEN));
        log.publish(Rows.action("k-1", "a-1", CaseAction.Kind.NOTE, 0));
        log.publish(Rows.risk(PERSON));
        log.publish(Rows.guidance("g-1", PERSON, PERSON + "-order", Decision.SEND, null, 0));
        log.publish(Rows.reading("f-1", PERSON, "waiting-time", Sentiment.NEGATIVE));
        log.publish(Rows.improvement("i-1", Improvement.Status.PROPOSED, null));
    }

    private static List<String> paths(OpenWindow window) {
        String key = encoded(Rows.score(Series.TOTAL, Rows.DAY, 10, 5, 1).key().text());
        return window.serve.paths().stream()
                .filter(route -> !route.endsWith("/actions"))
                .flatMap(route -> Stream.of("j-1", "k-1", "i-1", PERSON)
                        .map(id -> route.replace("{id}", id).replace("{key}", key)))
                .distinct()
                .toList();
    }

    private OpenWindow open(Map<String, String> settings) {
        return OpenWindow.open(log, directory.resolve("database"), settings);
    }

    private Map<String, String> tokens() throws IOException {
        return tokens(directory);
    }

    /** Of a reader of each role. */
    static Map<String, String> tokens(Path directory) throws IOException {
        Path file = directory.resolve("tokens.yml");
        Files.writeString(
                file,
                "tokens:\n" + token("v", "VIEWER", VIEWER) + token("a", "AGENT", AGENT) + token("o", "ADMIN", ADMIN));
        return Map.of("voc.serve.tokens", file.toString());
    }

    private static String token(String name, String role, String secret) {
        return "  - {name: " + name + ", role: " + role + ", sha256: "
                + HexFormat.of().formatHex(HashedKeys.hash(secret)) + "}\n";
    }

    private static int revision(OpenWindow window, String token) {
        return OpenWindow.json(window.get("/v1/scores", token))
                .at("/items/0/revision")
                .asInt();
    }

    /** Clients of Java mend paths and hosts before they send them. */
    private static String raw(OpenWindow window, String path, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), window.serve.port())) {
            OutputStream out = socket.getOutputStream();
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
