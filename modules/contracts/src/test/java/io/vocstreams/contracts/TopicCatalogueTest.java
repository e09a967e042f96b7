package io.vocstreams.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.model.IncomingKind;
import io.vocstreams.platform.yaml.InvalidYamlException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {

    private static final Path PAGE = Path.of(System.getProperty("docs.directory"), "topics.md");

    private final TopicCatalogue catalogue = TopicCatalogue.load();

    @Test
    void shouldHoldEveryTopicThatTheCodeNamesOrAKindComesInBy() {
        Stream<String> named = Arrays.stream(Topics.class.getFields())
                .filter(field -> field.getType() == String.class)
                .map(TopicCatalogueTest::value);
        Stream<String> inputs = Arrays.stream(IncomingKind.values()).map(Topics::inputOf);
        Set<String> all = Stream.concat(named, inputs).collect(Collectors.toSet());

        assertThat(catalogue.topics()).extracting(TopicSpec::name).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void shouldGiveEverySchemaATopicAndEveryTopicASchema() {
        Set<String> values = catalogue.topics().stream()
                .map(TopicSpec::value)
                .filter(value -> !value.equals(TopicSpec.BYTES) && !value.equals(TopicSpec.BINARY))
                .collect(Collectors.toSet());

        assertThat(values).isEqualTo(Schemas.all().keySet());
    }

    @Test
    void shouldHaveAsManyPartitionsWhereOneTaskReadsBoth() {
        assertThat(catalogue.topics()).allMatch(topic -> {
            String other = topic.sameAs();
            return other == null || catalogue.topic(other).partitions() == topic.partitions();
        });
    }

    @Test
    void shouldKeepProfilesForEver() {
        assertThat(catalogue.topic(Topics.CUSTOMERS).settings())
                .containsEntry("retention.ms", "-1")
                .containsEntry("cleanup.policy", "delete");
    }

    @Test
    void shouldKeepInputsByArrivalWhateverTimeTheProducerStamps() {
        assertThat(catalogue.topic(Topics.FEEDBACK).settings())
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry(
                        "retention.ms", String.valueOf(Duration.ofDays(30).toMillis()));
    }

    @Test
    void shouldNameTheFieldThatIsWrong() {
        String yaml = "topics:\n- {name: t, owner: o, key: k, value: v, partitions: 0, cleanup: delete, doc: d}";

        assertThatThrownBy(() -> TopicCatalogue.parse(yaml))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessage("topics.yml:2: topics[1].partitions: '0' is no whole number from 1\n"
                        + "topics.yml:2: topics[1]: `retention` is missing");
    }

    @Test
    void shouldSayWhichRecordHasNoTopicToComeInBy() {
        assertThat(catalogue.inputOf("StoreTouchpoint").name()).isEqualTo("voc.touchpoints.store.v1");
        assertThatThrownBy(() -> catalogue.inputOf("Score"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topics.yml has no topic of producers for Score");
    }

    @Test
    @Tag("generated")
    void shouldBeDescribedInTheDocumentation() throws IOException {
        String page = TopicsPage.of(catalogue);
        if ("write".equals(System.getProperty("docs"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/topics.md is not what schemas/topics.yml says; CONTRIBUTING.md says how to rewrite it")
                .isEqualTo(page);
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
