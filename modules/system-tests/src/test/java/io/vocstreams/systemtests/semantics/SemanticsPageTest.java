package io.vocstreams.systemtests.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.score.Score;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.PipelineDriver;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.testkit.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays each worked example of docs/semantics.md: no number stands there that the stages do not publish. */
class SemanticsPageTest {

    private static final Path PAGE = Path.of("../../docs/semantics.md");

    /**
     * Columns that say what comes. A score key may follow, over the responses it counts then, and more of its fields.
     */
    private static final List<String> COMES = List.of("event", "who", "at", "channel", "what");

    static List<Example> examples() {
        return Example.in(PAGE);
    }

    @Test
    void shouldFindTheExamples() {
        assertThat(examples()).extracting(Example::name).doesNotHaveDuplicates().hasSizeGreaterThan(5);
        assertThat(examples()).allSatisfy(example -> {
            assertThat(example.tables().get(0).subject()).isEqualTo("event");
            assertThat(example.tables().size() > 1 || isStory(example.tables().get(0)))
                    .as("says what is published")
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldPublishWhatThePageSays(Example example) {
        Instant start = WrittenInput.at(example.tables().get(0).rows().get(0));
        Policies policies = Policies.patient(World.of(null));
        EdgeSerdes serdes = EdgeSerdes.registering("mock://pipeline", Map.of());
        try (serdes;
                PipelineDriver pipeline = new PipelineDriver(policies, Layout.of(2), start, new Random(1))) {
            Published published = new Published(pipeline.outcome(), serdes);
            WrittenInput written = new WrittenInput();
            for (Table table : example.tables()) {
                if (table.subject().equals("event")) {
                    play(table, written, pipeline, published);
                } else {
                    compare(table, published);
                }
            }
        }
    }

    /** Row by row: what stands further down arrives later, whenever it happened. */
    private static void play(Table table, WrittenInput written, PipelineDriver pipeline, Published published) {
        for (Map<String, String> row : table.rows()) {
            String at = row.getOrDefault("at", "");
            if (!at.isEmpty() && WrittenInput.at(row).isAfter(pipeline.now())) {
                pipeline.pass(Duration.between(pipeline.now(), WrittenInput.at(row)));
            }
            if (!row.getOrDefault("event", "").equals("clock")) {
                pipeline.bringAnywhere(written.of(row));
            }
            if (isStory(table)) {
                pipeline.runUntilQuiet();
                String key = table.columns().get(COMES.size());
                Score score = published.score(key);
                assertThat(score).as(key).isNotNull();
                assertThat(Published.field(score, "responses", ""))
                        .as("%s", row)
                        .isEqualTo(row.get(key));
                compareScore(
                        score,
                        row,
                        table.columns()
                                .subList(COMES.size() + 1, table.columns().size()));
            }
        }
        pipeline.runUntilQuiet();
    }

    private static void compare(Table table, Published published) {
        switch (table.subject()) {
            case "score key" ->
                table.rows().forEach(row -> {
                    Score score = published.score(row.getOrDefault("score key", ""));
                    assertThat(score).as("%s", row).isNotNull();
                    compareScore(
                            score,
                            row,
                            table.columns().subList(1, table.columns().size()));
                });
            case "customer" ->
                assertThat(published.journeys().stream().map(journey -> journeyRow(table, journey)))
                        .containsExactlyInAnyOrderElementsOf(table.rows());
            case "feedback" ->
                assertThat(published.attributions().values().stream()
                                .map(attribution -> attributionRow(table, attribution)))
                        .containsExactlyInAnyOrderElementsOf(table.rows());
            case "interaction" ->
                table.rows().forEach(row -> assertThat(published.customersOf(row.getOrDefault("interaction", "")))
                        .as("%s", row)
                        .containsExactly(row.get("customer")));
            default -> throw new IllegalArgumentException("Nothing published is a " + table.subject());
        }
    }

    private static void compareScore(Score score, Map<String, String> row, List<String> columns) {
        for (String column : columns) {
            String said = row.getOrDefault(column, "");
            assertThat(Published.field(score, column, said))
                    .as("%s of %s in %s", column, score.key().text(), row)
                    .isEqualTo(said);
        }
    }

    private static boolean isStory(Table table) {
        return table.columns().size() > COMES.size();
    }

    private static Map<String, String> journeyRow(Table table, JourneyContent journey) {
        Map<String, String> row = new LinkedHashMap<>();
        table.columns().forEach(column -> row.put(column, Published.field(journey, column)));
        return row;
    }

    private static Map<String, String> attributionRow(Table table, AttributionContent attribution) {
        Map<String, String> row = new LinkedHashMap<>();
        table.columns().forEach(column -> row.put(column, Published.field(attribution, column)));
        return row;
    }
}
