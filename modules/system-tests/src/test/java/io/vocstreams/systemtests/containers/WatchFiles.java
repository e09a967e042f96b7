package io.vocstreams.systemtests.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The dashboards and alerts of the repository. */
final class WatchFiles {

    static final Path RULES = ComposeFile.root().resolve("deploy/prometheus");
    private static final Path DASHBOARDS = ComposeFile.root().resolve("deploy/grafana/dashboards");

    private WatchFiles() {}

    /** An alert and what it tells people. */
    record Alert(PromQuery query, Map<?, ?> labels, Map<?, ?> annotations) {

        String name() {
            return query.origin();
        }

        String annotation(String name) {
            return annotations.get(name) instanceof String text ? text : "";
        }
    }

    static Map<Path, JsonNode> dashboards() {
        Map<Path, JsonNode> dashboards = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(DASHBOARDS, "*.json")) {
            for (Path file : files) {
                dashboards.put(file.getFileName(), new ObjectMapper().readTree(file.toFile()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return dashboards;
    }

    /** Those of all panels, and of the variables that can be chosen. */
    static List<PromQuery> dashboardQueries() {
        List<PromQuery> queries = new ArrayList<>();
        dashboards().forEach((file, dashboard) -> {
            for (JsonNode panel : dashboard.get("panels")) {
                String origin = file + ", " + panel.get("title").asText();
                panel.path("targets")
                        .forEach(target -> queries.add(
                                new PromQuery(origin, target.get("expr").asText())));
            }
            for (JsonNode variable : dashboard.get("templating").get("list")) {
                queries.add(new PromQuery(
                        file + ", $" + variable.get("name").asText(),
                        variable.get("definition").asText()));
            }
        });
        return queries;
    }

    static List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        for (Object group : list(yaml(RULES.resolve("alerts.yml")), "groups")) {
            for (Object rule : list((Map<?, ?>) group, "rules")) {
                Map<?, ?> fields = (Map<?, ?>) rule;
                alerts.add(new Alert(
                        new PromQuery(String.valueOf(fields.get("alert")), String.valueOf(fields.get("expr"))),
                        map(fields, "labels"),
                        map(fields, "annotations")));
            }
        }
        return alerts;
    }

    private static List<?> list(Map<?, ?> fields, String key) {
        return (List<?>) Objects.requireNonNull(fields.get(key));
    }

    private static Map<?, ?> map(Map<?, ?> fields, String key) {
        return (Map<?, ?>) Objects.requireNonNull(fields.get(key));
    }

    private static Map<?, ?> yaml(Path file) {
        try {
            return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
