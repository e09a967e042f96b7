package io.vocstreams.serve.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPositionsTest {

    private final TopicPositions position = new TopicPositions(Map.of("voc.scores.v1/0", 17L, "voc.scores.v1/1", 4L));

    @Test
    void shouldReadWhatItWrote() {
        assertThat(position.text()).isEqualTo("voc.scores.v1/0@17,voc.scores.v1/1@4");
        assertThat(TopicPositions.parse(position.text())).contains(position);
        assertThat(TopicPositions.parse("")).contains(TopicPositions.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "voc.scores.v1/0@", "a/0@1,a/0@2", "a/0@-1", "a/0@1,", "a/0@99999999999999999999"})
    void shouldTakeNothingElse(String text) {
        assertThat(TopicPositions.parse(text)).isEmpty();
    }

    @Test
    void shouldCoverWhatIsNoFurtherInAnyPartition() {
        assertThat(position.covers(TopicPositions.START)).isTrue();
        assertThat(position.covers(new TopicPositions(Map.of("voc.scores.v1/0", 17L))))
                .isTrue();
        assertThat(position.covers(new TopicPositions(Map.of("voc.scores.v1/1", 5L))))
                .isFalse();
        assertThat(position.covers(new TopicPositions(Map.of("voc.scores.v1/2", 1L))))
                .isFalse();
    }
}
