package io.vocstreams.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class DeadLetterHandlerTest {

    @Test
    void shouldRetryWhatMayPass() {
        assertThat(Recoverable.is(new TimeoutException("broker away"))).isTrue();
        assertThat(Recoverable.is(new StreamsException("wrapped", new IOException("registry away"))))
                .isTrue();
    }

    @Test
    void shouldNotRetryADefect() {
        assertThat(Recoverable.is(new IllegalStateException("defect"))).isFalse();
    }
}
