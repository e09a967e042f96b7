package io.vocstreams.gateway;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.json.JsonRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description that clients are made from names exactly the routes there are. */
class OpenApiTest {

    private static final List<String> FIXED =
            List.of("/health", "/health/ready", "/health/live", "/metrics", "/openapi.yaml");

    @Test
    void shouldNameEveryRouteAndNoOther() {
        try (OpenDoor door = OpenDoor.open(Map.of())) {
            Set<String> routes = new TreeSet<>(SegmentShape.CALLS_BY_PATH.keySet());
            routes.add(EventsHandler.EVENTS);
            routes.addAll(FIXED);

            assertThat(paths(door).keySet()).containsExactlyInAnyOrderElementsOf(routes);
        }
    }

    @Test
    void shouldDescribeEachRouteWithTheMethodThatItTakes() {
        try (OpenDoor door = OpenDoor.open(Map.of())) {
            List<Integer> statuses = new ArrayList<>();
            paths(door).forEach((path, methods) -> {
                if (methods.containsKey("get")) {
                    statuses.add(OpenDoor.send(door.to(path).GET()).statusCode());
                } else {
                    assertThat(methods).containsOnlyKeys("post");
                    // No JSON: the route is there and says so.
                    assertThat(OpenDoor.send(door.post(path, "{")).statusCode()).isEqualTo(400);
                    assertThat(OpenDoor.send(door.to(path).GET()).statusCode()).isEqualTo(405);
                }
            });

            assertThat(statuses).hasSize(FIXED.size()).containsOnly(200);
        }
    }

    @Test
    void shouldNameEveryRecordThatItTakes() {
        try (OpenDoor door = OpenDoor.open(Map.of())) {
            assertThat(document(door))
                    .extractingByKey("components", as(InstanceOfAssertFactories.MAP))
                    .extractingByKey("schemas", as(InstanceOfAssertFactories.MAP))
                    .extractingByKey("Event", as(InstanceOfAssertFactories.MAP))
                    .extractingByKey("properties", as(InstanceOfAssertFactories.MAP))
                    .extractingByKey("type", as(InstanceOfAssertFactories.MAP))
                    .containsEntry("enum", JsonRecords.types());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> paths(OpenDoor door) {
        return (Map<String, Map<String, Object>>)
                Objects.requireNonNull(document(door).get("paths"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> document(OpenDoor door) {
        String text = OpenDoor.send(door.to("/openapi.yaml").GET()).body();
        Map<String, Object> document =
                (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
        assertThat(document).containsEntry("openapi", "3.1.0");
        return document;
    }
}
