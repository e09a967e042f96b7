package io.vocstreams.bench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Touchpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratedInputTest {

    private static final InputSize SIZE = new InputSize(9_500, 500, 1_000, 0.1, 0.02, 0.2, 7);

    @Test
    void shouldHoldEachEventOnceAndItsShareOfDuplicates() {
        List<InputEvent> input = input();
        Set<String> ids = new HashSet<>();
        input.forEach(event -> ids.add(event.interaction().header().eventId()));

        assertThat(ids).hasSize(SIZE.events());
        assertThat((double) input.size() / SIZE.events()).isCloseTo(1.02, within(0.01));
        assertThat(input.stream()
                        .filter(event -> event.interaction() instanceof Feedback)
                        .distinct())
                .hasSize(SIZE.responses());
    }

    @Test
    void shouldArriveOutOfOrderByAsMuchAsIsAskedFor() {
        Instant latest = Instant.EPOCH;
        int late = 0;
        for (InputEvent event : input()) {
            Instant at = event.interaction().header().occurredAt();
            late += at.isBefore(latest) ? 1 : 0;
            latest = at.isAfter(latest) ? at : latest;
        }

        assertThat(late / (double) SIZE.events()).isCloseTo(0.12, within(0.02));
    }

    @Test
    void shouldUseAllChannels() {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (InputEvent event : input()) {
            if (event.interaction() instanceof Touchpoint touchpoint) {
                channels.add(touchpoint.channel());
            }
        }

        assertThat(channels).isEqualTo(EnumSet.complementOf(EnumSet.of(Channel.UNKNOWN)));
    }

    @Test
    void shouldBeTheSameForTheSameSeed() {
        assertThat(input()).isEqualTo(input());
    }

    @Test
    void shouldExpectTheSameWhateverTheOrder() {
        List<InputEvent> shuffled = input();
        Collections.shuffle(shuffled, new Random(3));

        assertThat(expected(shuffled)).isEqualTo(expected(input()));
    }

    private static Expectation.Tables expected(List<InputEvent> events) {
        Expectation expectation = new Expectation();
        events.forEach(expectation::add);
        return expectation.tables(true);
    }

    private static List<InputEvent> input() {
        List<InputEvent> events = new ArrayList<>();
        new GeneratedInput(SIZE).forEach(events::add);
        return events;
    }
}
