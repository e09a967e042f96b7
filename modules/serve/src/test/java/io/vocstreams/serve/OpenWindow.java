package io.vocstreams.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vocstreams.http.Reply;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** Serve on a free port, over topics in memory. */
final class OpenWindow implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Serve serve;

    private OpenWindow(TopicLog log, Path directory, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putIfAbsent("voc.serve.port", "0");
        all.put("voc.serve.directory", directory.toString());
        serve = Serve.start(
                Settings.of(all),
                new Serve.Surroundings(
                        log,
                        log,
                        log.serdes,
                        meters,
                        () -> new Reply(200, "text/plain", ""),
                        Set.of("operations", "stores"),
                        Clock.fixed(TopicLog.START, ZoneOffset.UTC)));
    }

    /** Once it has read all that is there. */
    static OpenWindow open(TopicLog log, Path directory, Map<String, String> settings) {
        OpenWindow window = new OpenWindow(log, directory, settings);
        Awaitility.await().until(() -> window.serve.problem().isEmpty());
        return window;
    }

    static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(serve.url() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    HttpResponse<String> get(String path) {
        return send(to(path).GET());
    }

    HttpResponse<String> get(String path, String token) {
        return send(to(path).header("Authorization", "Bearer " + token).GET());
    }

    /** As a page of its own does it. */
    HttpResponse<String> post(String path, String body) {
        return send(to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String path, String body, String token) {
        return send(to(path).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Of an answer that must be one. */
    JsonNode json(String path) {
        return json(get(path));
    }

    static JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return tree(response.body());
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException noJson) {
            throw new IllegalStateException(json, noJson);
        }
    }

    @Override
    public void close() {
        serve.close();
    }
}
