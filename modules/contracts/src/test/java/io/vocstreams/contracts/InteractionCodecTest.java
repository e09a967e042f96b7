package io.vocstreams.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.model.CustomerProfile;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InteractionCodecTest {

    private static final CustomerProfile PROFILE =
            new CustomerProfile("c-1", Instant.ofEpochMilli(1), "gold", null, Map.of("b", "2", "a", "1"));

    private final InteractionCodec codec = new InteractionCodec();

    @Test
    void shouldBeginWithTheVersionAndTheKind() {
        assertThat(codec.toBytes(PROFILE))
                .startsWith(SchemaHistory.of("CustomerProfile").newest(), 8);
    }

    @Test
    void shouldNotLetAFailedReadSpoilTheNext() {
        byte[] bytes = codec.toBytes(PROFILE);

        assertThatThrownBy(() -> codec.incomingFromBytes(Arrays.copyOf(bytes, bytes.length - 2)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(codec.incomingFromBytes(bytes)).isEqualTo(PROFILE);
    }

    @Test
    void shouldRefuseAVersionThatItDoesNotKnow() {
        byte[] bytes = codec.toBytes(PROFILE);
        bytes[0] = 99;

        assertThatThrownBy(() -> codec.incomingFromBytes(bytes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CustomerProfile version 99 was written by another build");
    }
}
