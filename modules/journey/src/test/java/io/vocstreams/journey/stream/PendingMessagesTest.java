package io.vocstreams.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.platform.time.Arrival;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingMessagesTest {

    private final PendingMessages pending = new PendingMessages(10);

    @Test
    void shouldSendAsManyTogetherAsFitIn() {
        pending.add(1, new byte[4], Arrival.UNKNOWN);
        pending.add(0, new byte[1], Arrival.UNKNOWN);
        pending.add(1, new byte[6], Arrival.at(7));
        pending.add(1, new byte[2], Arrival.at(8));
        pending.add(1, new byte[20], Arrival.UNKNOWN);

        assertThat(taken()).containsExactly("0: 1 at -", "1: 4 6 at 7", "1: 2 at 8", "1: 20 at -");
        assertThat(taken()).isEmpty();
    }

    private List<String> taken() {
        List<String> taken = new ArrayList<>();
        pending.take((partition, batch) -> {
            StringBuilder text = new StringBuilder(partition + ":");
            batch.messages().forEach(message -> text.append(' ').append(message.length));
            Arrival arrival = batch.arrival();
            taken.add(text + " at " + (arrival.isKnown() ? String.valueOf(arrival.millis()) : "-"));
        });
        return taken;
    }
}
