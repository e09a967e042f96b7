package io.vocstreams.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.StageDefinition;
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
    void shouldKnowNoOtherStage() {
        assertThatThrownBy(() -> StageCatalogue.stage("weather")).hasMessage("`weather` is no stage");
    }
}
