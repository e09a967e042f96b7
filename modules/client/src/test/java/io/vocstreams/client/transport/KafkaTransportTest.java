package io.vocstreams.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.client.records.Records;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.Incoming;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KafkaTransportTest {

    private static final String REGISTRY = "mock://half-broker";

    /** Kafka's producer lets no record expire before it has its id, for as long as that takes. */
    @Test
    @Timeout(60)
    void shouldAnswerThoughTheBrokerDiesBeforeTheProducerHasItsId() throws IOException {
        Incoming visit = Records.web("e1", "page_viewed")
                .source("shop")
                .occurredAt(Instant.parse("2026-11-29T10:00:00Z"))
                .loyaltyId("L-1")
                .build();
        InputRecord record = InputRecord.of(visit);
        try (EdgeSerdes registering = EdgeSerdes.registering(REGISTRY, Map.of());
                HalfBroker broker = new HalfBroker(record.topic());
                KafkaTransport transport =
                        new KafkaTransport(broker.address(), REGISTRY, Map.of(), Duration.ofSeconds(5))) {
            registering.inputWriter(record.topic()).serialize(record.topic(), record.value());
            CompletableFuture<Delivery> answer = new CompletableFuture<>();

            transport.send(List.of(record), (index, delivery) -> answer.complete(delivery));

            // What Kafka says when such a producer is closed; a broker that is not found reads otherwise.
            assertThat(answer).succeedsWithin(30, TimeUnit.SECONDS).isEqualTo(new Delivery.Failed("KafkaException"));
        }
    }
}
