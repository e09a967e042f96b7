package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vocstreams.app.Json;
import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.http.Reply;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.serve.Serve;
import io.vocstreams.serve.feed.KafkaActionSink;
import io.vocstreams.serve.feed.KafkaSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What `voc serve` answers of a running pipeline, read page by page as a client would. */
final class ServedRows implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Serve serve;

    private ServedRows(Serve serve) {
        this.serve = serve;
    }

    static ServedRows of(Settings settings, Path work) {
        Settings served = settings.overriddenBy(Settings.of(Map.of(
                "voc.serve.port",
                "0",
                "voc.serve.directory",
                work.resolve("served").toString())));
        return new ServedRows(Serve.start(
                served,
                new Serve.Surroundings(
                        new KafkaSource(Clients.readerConfig(served)),
                        new KafkaActionSink(Clients.producerConfig(served)),
                        Serdes.of(served),
                        new SimpleMeterRegistry(),
                        () -> new Reply(200, "text/plain", ""),
                        Set.of(),
                        Clock.systemUTC())));
    }

    /**
     * All pages of a list say just what the rows of its topic say.
     *
     * @param published rows as JSON has them, asked for again as long as the stages publish
     */
    void assertAnswers(String path, Supplier<Stream<Map<String, Object>>> published) {
        awaitReady();
        Awaitility.await().atMost(LONGEST).untilAsserted(() -> {
            assertThat(get(limited(path, 1)).path("lag").asLong(-1)).isZero();
            Set<JsonNode> expected = new HashSet<>();
            published.get().forEach(row -> expected.add(tree(Json.line(row))));
            Set<JsonNode> answered = answered(path);
            Set<JsonNode> missing = new HashSet<>(expected);
            missing.removeAll(answered);
            answered.removeAll(expected);
            // A few of very many: a table of a year is no message.
            assertThat(missing.stream().limit(3)).as("not answered").isEmpty();
            assertThat(answered.stream().limit(3)).as("not published").isEmpty();
            assertThat(expected).isNotEmpty();
        });
    }

    /** Until it has read what there is. */
    void awaitReady() {
        Awaitility.await().atMost(LONGEST).until(() -> serve.problem().isEmpty());
    }

    /** Where a browser finds it. */
    String url() {
        return serve.url();
    }

    private Set<JsonNode> answered(String path) throws IOException, InterruptedException {
        Set<JsonNode> answered = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = get(limited(path, 1_000) + cursor);
            for (JsonNode item : page.path("items")) {
                // Only the API says when a row was published.
                answered.add(((ObjectNode) item).without("publishedAt"));
            }
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        return answered;
    }

    private static String limited(String path, int limit) {
        return path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(serve.url() + path)).build();
        return tree(client.send(request, BodyHandlers.ofString()).body());
    }

    /** As a page does it. */
    JsonNode post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(serve.url() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return tree(client.send(request, BodyHandlers.ofString()).body());
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException(text, noJson);
        }
    }

    @Override
    public void close() {
        serve.close();
    }
}
