package io.vocstreams.systemtests.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A running Prometheus. */
final class Prometheus {

    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    Prometheus(String url) {
        this.url = url;
    }

    /** Whether the query is understood and has a value now. */
    boolean hasData(PromQuery query) {
        String text = URLEncoder.encode(query.filledIn().text(), StandardCharsets.UTF_8);
        for (JsonNode series : get("/api/v1/query?query=" + text).get("data").get("result")) {
            if (!series.get("value").get(1).asText().equals("NaN")) {
                return true;
            }
        }
        return false;
    }

    JsonNode get(String path) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
            JsonNode answer = new ObjectMapper().readTree(response.body());
            if (!answer.path("status").asText().equals("success")) {
                throw new IllegalStateException(path + ": " + response.body());
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
