package io.vocstreams.notify.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {

    @Test
    void shouldWaitTwiceAsLongEachTimeUpToTheLongest() {
        Pauses pauses = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(10));

        assertThat(IntStream.rangeClosed(1, 6)
                        .mapToObj(failures -> pauses.after(failures).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
    }

    @Test
    void shouldWaitTheLongestHoweverOftenItFailed() {
        Pauses pauses = new Pauses(Duration.ofMillis(1), Duration.ofHours(1));

        assertThat(pauses.after(64)).isEqualTo(Duration.ofHours(1));
        assertThat(pauses.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
    }
}
