package io.vocstreams.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.contracts.stage.StageDefinition;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.metrics.MeterSpec;
import io.vocstreams.platform.metrics.StageMeterSpecs;
import io.vocstreams.platform.metrics.StageMeters;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StageCatalogueTest {

    @Test
    void shouldHaveTheStagesThatOwnTopicsInTheOrderOfTheFlow() {
        assertThat(StageCatalogue.STAGES).isEqualTo(TopicCatalogue.load().stages());
    }

    @Test
    void shouldWriteTheTopicsThatItsStagesOwn() {
        Map<String, Set<String>> owned = TopicCatalogue.load().topics().stream()
                .collect(Collectors.groupingBy(
                        TopicSpec::owner, Collectors.mapping(TopicSpec::name, Collectors.toSet())));

        assertThat(StageCatalogue.STAGES)
                .allSatisfy(stage -> assertThat(StageCatalogue.topics(stage).written())
                        .containsAll(owned.get(stage))
                        .contains(Topics.LEDGER, Topics.DEAD_LETTERS));
    }

    @Test
    void shouldReadTheLoopTopicOfAStage() {
        for (StageDefinition stage : StageCatalogue.all()) {
            stage.loopTopic().ifPresent(loop -> assertThat(
                            StageCatalogue.topics(stage.name()).read())
                    .contains(loop));
        }
    }

    @Test
    void shouldTellWhatItsStagesReadAndPublish() {
        for (StageDefinition stage : StageCatalogue.all()) {
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            build(stage, new StageMeters(registry, stage.name()));

            StageTopics topics = StageCatalogue.topics(stage.name());
            assertThat(topicsOf(registry, StageMeterSpecs.LEDGER_CONSUMED)).isEqualTo(topics.read());
            assertThat(topicsOf(registry, StageMeterSpecs.OUTPUT_AGE)).isEqualTo(results(stage));
        }
    }

    private static void build(StageDefinition stage, StageMeters meters) {
        Settings settings = Settings.of(Map.of());
        Map<String, Integer> partitions = TopicCatalogue.load().topics().stream()
                .collect(Collectors.toMap(TopicSpec::name, TopicSpec::partitions));
        try (EdgeSerdes serdes = EdgeSerdes.of(settings.get(VocSettings.SCHEMA_REGISTRY), Map.of())) {
            StageCatalogue.topology(stage, settings, serdes, partitions, meters);
        }
    }

    private static Set<String> results(StageDefinition stage) {
        TopicCatalogue catalogue = TopicCatalogue.load();
        return catalogue.results().stream()
                .filter(topic -> catalogue.topic(topic).owner().equals(stage.name()))
                .collect(Collectors.toSet());
    }

    private static Set<String> topicsOf(MeterRegistry registry, MeterSpec meter) {
        return registry.find(meter.name()).meters().stream()
                .map(found -> found.getId().getTag(StageMeterSpecs.TOPIC))
                .collect(Collectors.toSet());
    }

    @Test
    void shouldKnowNoOtherStage() {
        assertThatThrownBy(() -> StageCatalogue.stage("weather")).hasMessage("`weather` is no stage");
    }
}
