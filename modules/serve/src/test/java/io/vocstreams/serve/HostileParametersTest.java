package io.vocstreams.serve;

import static io.vocstreams.serve.OpenWindow.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.score.Series;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in any parameter of any route that the description names, the answer is nothing, or a refusal. */
@Tag("once")
class HostileParametersTest {

    /** Without these, a route refuses a request before it looks at anything else. */
    private static final Map<String, Map<String, String>> NEEDED = Map.of(
            "/v1/impacts", Map.of("metric", "NPS", "by", "channel"),
            "/v1/scores/stream", Map.of("metric", "NPS", "size", "P1D"),
            "/v1/rates/stream", Map.of("measure", "cart-completion", "size", "P1D"));

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private final TopicLog log = new TopicLog("hostile");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or '1'='1",
                "x'; drop table scores; --",
                "\") union select body from interactions --",
                "%",
                "_",
                "\u0000",
                "channel=x' or 1=1 --",
                "9999999999999999999999"
            })
    void shouldTakeNoParameterForSql(String value) throws IOException, InterruptedException {
        AccessTest.publishAPerson(log);
        log.publish(Rows.experiment("button"));

        try (OpenWindow window = OpenWindow.open(log, directory.resolve("database"), Map.of())) {
            Map<String, List<String>> routes = routes(window);
            Map<String, String> before = bodies(window, routes);
            for (Map.Entry<String, List<String>> route : routes.entrySet()) {
                for (String parameter : route.getValue()) {
                    String asked = asked(route.getKey(), Map.of(parameter, value));
                    Answer answer = ask(window, asked, null);
                    assertThat(answer.status()).as(asked).isIn(200, 400);
                    assertThat(answer.rows()).as(asked).isZero();
                }
                String path = route.getKey().replaceAll("\\{.*?}", encoded(value));
                if (!path.equals(route.getKey())) {
                    assertThat(ask(window, path, null).status()).as(path).isIn(400, 404);
                }
            }
            assertThat(bodies(window, routes)).isEqualTo(before);
        }
    }

    @Test
    void shouldTellViewersOfNobodyWhateverTheyAskFor() throws IOException, InterruptedException {
        AccessTest.publishAPerson(log);

        try (OpenWindow window = OpenWindow.open(log, directory.resolve("database"), AccessTest.tokens(directory))) {
            for (Map.Entry<String, List<String>> route : routes(window).entrySet()) {
                for (String parameter : route.getValue()) {
                    for (String value : List.of(AccessTest.PERSON, "k-1", "order-delayed", "2026-11-21T00:00:00Z")) {
                        String asked = asked(route.getKey(), Map.of(parameter, value));
                        Answer answer = ask(window, asked, AccessTest.VIEWER);
                        assertThat(answer.status()).as(asked).isIn(200, 400, 403, 404);
                        assertThat(answer.body())
                                .as(asked)
                                .doesNotContain(AccessTest.PERSON)
                                .doesNotContain("too slow");
                    }
                }
            }
        }
    }

    /** What came until a list or a stream had said all that there is. */
    private record Answer(int status, String body) {

        /** How many rows it has. */
        long rows() {
            if (status != 200) {
                return 0;
            }
            if (!body.startsWith("{")) {
                return body.lines()
                        .filter(line -> line.startsWith("event: "))
                        .filter(line ->
                                !List.of("event: snapshot", "event: caught-up").contains(line))
                        .count();
            }
            return OpenWindow.tree(body).path("items").size();
        }
    }

    private static Answer ask(OpenWindow window, String path, @Nullable String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = window.to(path).GET();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<InputStream> answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            StringBuilder body = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                body.append(line).append('\n');
                if (line.equals("event: caught-up")) {
                    break;
                }
            }
            return new Answer(answer.statusCode(), body.toString());
        }
    }

    /** Each path that is read, and its parameters. */
    private static Map<String, List<String>> routes(OpenWindow window) {
        Map<String, List<String>> routes = new TreeMap<>();
        OpenApiTest.paths(window).forEach((path, methods) -> {
            if (path.startsWith("/v1/") && methods.containsKey("get")) {
                routes.put(path, OpenApiTest.queryParameters(methods, "get"));
            }
        });
        return routes;
    }

    private static Map<String, String> bodies(OpenWindow window, Map<String, List<String>> routes)
            throws IOException, InterruptedException {
        Map<String, String> bodies = new TreeMap<>();
        for (String path : routes.keySet()) {
            bodies.put(path, ask(window, asked(path, Map.of()), null).body());
        }
        return bodies;
    }

    /** Of something that there is. */
    private static String asked(String path, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(NEEDED.getOrDefault(path, Map.of()));
        all.putAll(parameters);
        String query = all.entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        String id = path.startsWith("/v1/scores/")
                ? Rows.score(Series.TOTAL, Rows.DAY, 10, 5, 1).key().text()
                : path.startsWith("/v1/rates/")
                        ? Rows.rate(Series.TOTAL, Rows.DAY, 1, 6, 2).key().text()
                        : Map.of("cases", "k-1", "improvements", "i-1", "journeys", "j-1", "experiments", "button")
                                .getOrDefault(path.split("/", -1)[2], AccessTest.PERSON);
        return path.replaceAll("\\{.*?}", encoded(id)) + (query.isEmpty() ? "" : "?" + query);
    }
}
