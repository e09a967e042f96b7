package io.vocstreams.gateway;

import static io.vocstreams.gateway.OpenDoor.json;
import static io.vocstreams.gateway.OpenDoor.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vocstreams.http.HashedKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Segment's own libraries sent, recorded with only their host changed: {@code @segment/analytics-node} 3.1.0, and
 * {@code @segment/analytics-next} 1.84.3 in a page in Chromium, single calls, batches and retries after a 503.
 */
class SegmentLibrariesTest {

    @TempDir
    private Path folder = Path.of("");

    private OpenDoor door = OpenDoor.open(Map.of());

    @BeforeEach
    void openWithTheirKeys() throws IOException {
        door.close();
        Path keys = Files.writeString(folder.resolve("keys.yml"), """
                keys:
                  - {source: server, sha256: %s, traits: {segment: plan}}
                  - {source: web, sha256: %s, origins: ["http://127.0.0.1:28291"]}
                """.formatted(hash("server-key"), hash("web-key")));
        door = OpenDoor.open(Map.of("voc.gateway.keys", keys.toString()));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void shouldTakeWhatTheServersLibrarySends() throws IOException {
        assertThat(callsTaken(recorded("node"))).containsExactly("alias", "identify", "page", "screen", "track");
        // Of the one who is identified: a link from e-mail and cookie each, and a profile.
        assertThat(door.producer.history()).hasSizeGreaterThan(20);
    }

    @Test
    void shouldTakeWhatTheBrowsersLibrarySends() throws IOException {
        assertThat(callsTaken(recorded("browser"))).containsExactly("alias", "identify", "page", "screen", "track");
    }

    @Test
    void shouldTakeTheSameAgainAsTheSame() throws IOException {
        callsTaken(recorded("browser"));
        List<String> once = written();
        callsTaken(recorded("browser"));

        assertThat(written()).hasSize(2 * once.size());
        assertThat(written().subList(once.size(), 2 * once.size())).isEqualTo(once);
    }

    /** A browser sends no header that the gateway did not allow before. */
    @Test
    void shouldAllowEveryHeaderThatAPageAsksFor() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (JsonNode request : recorded("browser")) {
            if (request.path("method").asText().equals("OPTIONS")) {
                HttpResponse<String> answer = replay(request);
                List<String> wanted = List.of(request.path("headers")
                        .path("access-control-request-headers")
                        .asText()
                        .split(",", -1));
                assertThat(answer.statusCode()).isEqualTo(204);
                assertThat(List.of(answer.headers()
                                .firstValue("Access-Control-Allow-Headers")
                                .orElse("")
                                .split(", ", -1)))
                        .containsAll(wanted);
                asked.addAll(wanted);
            }
        }
        assertThat(asked).containsExactly("authorization", "x-retry-count");
    }

    /** Sends all; the calls that were accepted, each without exception. Of groups it says that it takes none. */
    private Set<String> callsTaken(List<JsonNode> requests) throws IOException {
        Set<String> taken = new TreeSet<>();
        for (JsonNode request : requests) {
            if (request.path("method").asText().equals("POST")) {
                HttpResponse<String> answer = replay(request);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                JsonNode body = new ObjectMapper().readTree(request.path("body").asText());
                JsonNode results = json(answer).path("results");
                JsonNode messages = body.has("batch")
                        ? body.path("batch")
                        : new ObjectMapper().createArrayNode().add(body);
                assertThat(results).hasSameSizeAs(messages);
                for (int i = 0; i < messages.size(); i++) {
                    String call = messages.path(i).path("type").asText();
                    boolean group = call.equals("group");
                    assertThat(results.path(i).path("status").asText())
                            .as("%s", results.path(i))
                            .isEqualTo(group ? "REFUSED" : "ACCEPTED");
                    assertThat(results.path(i).path("reason").asText()).isEqualTo(group ? "UNSUPPORTED" : "");
                    if (!group) {
                        taken.add(call);
                    }
                }
            }
        }
        return taken;
    }

    private List<String> written() {
        return door.producer.history().stream()
                .map(record -> record.topic() + HexFormat.of().formatHex(record.value()))
                .toList();
    }

    private HttpResponse<String> replay(JsonNode request) {
        HttpRequest.Builder builder = door.to(request.path("path").asText());
        request.path("headers")
                .properties()
                .forEach(header ->
                        builder.header(header.getKey(), header.getValue().asText()));
        return send(builder.method(
                request.path("method").asText(),
                BodyPublishers.ofString(request.path("body").asText())));
    }

    private static List<JsonNode> recorded(String library) throws IOException {
        String file = "/segment/" + library + ".jsonl";
        List<JsonNode> requests = new ArrayList<>();
        try (InputStream lines = Objects.requireNonNull(SegmentLibrariesTest.class.getResourceAsStream(file), file)) {
            for (String line : new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                requests.add(new ObjectMapper().readTree(line));
            }
        }
        return requests;
    }

    private static String hash(String secret) {
        return HexFormat.of().formatHex(HashedKeys.hash(secret));
    }
}
