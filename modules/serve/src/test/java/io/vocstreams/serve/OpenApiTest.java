package io.vocstreams.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description that clients are made from names exactly the routes there are, and what each takes. */
class OpenApiTest {

    private static final List<String> FIXED =
            List.of("/health", "/health/ready", "/health/live", "/metrics", "/openapi.yaml");

    @TempDir
    Path directory;

    @Test
    void shouldNameEveryRouteAndNoOther() {
        try (OpenWindow window = OpenWindow.open(new TopicLog("openapi"), directory, Map.of())) {
            List<String> routes = new ArrayList<>(window.serve.paths());
            routes.addAll(FIXED);

            assertThat(paths(window).keySet()).containsExactlyInAnyOrderElementsOf(routes);
            for (String path : FIXED) {
                assertThat(window.get(path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void shouldNameTheParametersThatEachRouteTakes() {
        try (OpenWindow window = OpenWindow.open(new TopicLog("openapi"), directory, Map.of())) {
            paths(window).forEach((path, methods) -> {
                String method = path.endsWith("/actions") ? "post" : "get";
                assertThat(methods).as(path).containsOnlyKeys(method);
                List<String> named = queryParameters(methods, method);
                if (path.startsWith("/v1/")) {
                    String asked = path.replaceAll("\\{.*?}", "x") + "?unheard-of=1";
                    String detail = (method.equals("get") ? window.get(asked) : window.post(asked, "{}")).body();
                    assertThat(detail).as(path).contains("a parameter is none of " + named);
                }
            });
        }
    }

    /** Those behind the question mark, by name. */
    @SuppressWarnings("unchecked")
    static List<String> queryParameters(Map<String, Object> methods, String method) {
        Map<String, Object> described = (Map<String, Object>) Objects.requireNonNull(methods.get(method));
        List<Map<String, Object>> parameters =
                (List<Map<String, Object>>) described.getOrDefault("parameters", List.of());
        return parameters.stream()
                .filter(parameter -> "query".equals(parameter.get("in")))
                .map(parameter -> String.valueOf(parameter.get("name")))
                .sorted()
                .toList();
    }

    /** What is described: path, then method. */
    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Object>> paths(OpenWindow window) {
        Map<String, Object> document =
                (Map<String, Object>) new Load(LoadSettings.builder().build())
                        .loadFromString(window.get("/openapi.yaml").body());
        assertThat(document).containsEntry("openapi", "3.1.0");
        return (Map<String, Map<String, Object>>) Objects.requireNonNull(document.get("paths"));
    }
}
