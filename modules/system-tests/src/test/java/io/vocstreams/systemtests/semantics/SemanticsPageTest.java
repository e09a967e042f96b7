package io.vocstreams.systemtests.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.guidance.Guidance;
import io.vocstreams.journey.guidance.GuidanceFile;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.JourneyContent;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays each worked example of the pages on semantics: no number stands there that the stages do not publish. */
class SemanticsPageTest {

    private static final List<Path> PAGES = Stream.of(
                    "semantics.md", "semantics-journeys.md", "formulas.md", "semantics-outcomes.md", "guidance.md")
            .map(Path.of("../../docs")::resolve)
            .toList();

    /**
     * Columns that say what comes. The key of a score or a rate may follow, over the responses or opportunities that
     * count in it then, and more of its fields; or rules and operations, each over what the rule says of it then.
     */
    private static final List<String> COMES = List.of("event", "who", "at", "channel", "what");

    private static final int PARTS_OF_RATE = 5;

    static List<Example> examples() {
        return PAGES.stream().flatMap(page -> Example.in(page).stream()).toList();
    }

    @Test
    void shouldFindTheExamples() {
        assertThat(examples()).extracting(Example::name).doesNotHaveDuplicates().hasSizeGreaterThan(10);
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
        Policies policies = Policies.patient(World.of(null))
                .measuring(MeasureFile.shipped())
                .guiding(guidance(example));
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

    /** By the rules that stand there, else by the shipped ones. */
    private static Guidance guidance(Example example) {
        return new Guidance(
                example.files().isEmpty()
                        ? GuidanceFile.shipped()
                        : GuidanceFile.parse("example", example.files().get(0)),
                ActionCatalogues.shipped());
    }

    /** Row by row: what stands further down arrives later, whenever it happened. */
    private static void play(Table table, WrittenInput written, PipelineDriver pipeline, Published published) {
        for (Map<String, String> row : table.rows()) {
            String at = row.getOrDefault("at", "");
            if (!at.isEmpty() && WrittenInput.at(row).isAfter(pipeline.now())) {
                pipeline.pass(Duration.between(pipeline.now(), WrittenInput.at(row)));
            }
            if (WrittenInput.isOperation(row)) {
                pipeline.bring(WrittenInput.operation(row));
            } else if (!row.getOrDefault("event", "").equals("clock")) {
                pipeline.bringAnywhere(written.of(row));
            }
            if (isOfGuidance(table)) {
                pipeline.runUntilQuiet();
                table.columns().subList(COMES.size(), table.columns().size()).forEach(asked -> assertThat(
                                published.guidance(asked))
                        .as("%s at %s", asked, row)
                        .isEqualTo(row.get(asked)));
            } else if (isStory(table)) {
                pipeline.runUntilQuiet();
                String key = table.columns().get(COMES.size());
                boolean ofRate = key.split("\\|", -1).length == PARTS_OF_RATE;
                Published.Row is = ofRate ? published.rate(key) : published.score(key);
                assertThat(is).as("%s at %s", key, row).isNotNull();
                assertThat(is.field(ofRate ? "opportunities" : "responses", ""))
                        .as("%s", row)
                        .isEqualTo(row.get(key));
                compare(
                        is,
                        row,
                        table.columns()
                                .subList(COMES.size() + 1, table.columns().size()));
            }
        }
        pipeline.runUntilQuiet();
    }

    private static void compare(Table table, Published published) {
        switch (table.subject()) {
            case "score key" -> compareRows(table, published::score);
            case "rate key" -> compareRows(table, published::rate);
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

    private static void compareRows(Table table, Function<String, Published.@Nullable Row> published) {
        for (Map<String, String> row : table.rows()) {
            Published.Row is = published.apply(row.getOrDefault(table.subject(), ""));
            assertThat(is).as("%s", row).isNotNull();
            compare(is, row, table.columns().subList(1, table.columns().size()));
        }
    }

    private static void compare(Published.Row is, Map<String, String> row, List<String> columns) {
        for (String column : columns) {
            String said = row.getOrDefault(column, "");
            assertThat(is.field(column, said)).as("%s in %s", column, row).isEqualTo(said);
        }
    }

    private static boolean isStory(Table table) {
        return table.columns().size() > COMES.size();
    }

    /** A rule and an operation; the key of a score or a rate holds no space. */
    private static boolean isOfGuidance(Table table) {
        return isStory(table) && table.columns().get(COMES.size()).contains(" ");
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
