package io.vocstreams.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.platform.config.Settings;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InputPublisherTest {

    private static final int LARGEST_BATCH = Documents.MOST_EVENTS;

    /** Of the few threads that answer all requests none may wait for the broker, not once for each record. */
    @Test
    @Timeout(20)
    void shouldSayAtOnceThatNoBrokerIsKnown() {
        Map<String, Object> config =
                Gateway.producerSettings(Settings.of(Map.of()), Map.of("bootstrap.servers", "127.0.0.1:1"));
        List<ProducerRecord<byte[], byte[]>> batch = Collections.nCopies(
                LARGEST_BATCH, new ProducerRecord<>(Topics.IDENTITY_LINKS, new byte[1], new byte[1]));
        CompletableFuture<Exception> failure = new CompletableFuture<>();
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
                var serdes = EdgeSerdes.registering("mock://publisher", Map.of())) {
            new InputPublisher(producer, serdes).write(batch, failure::complete);

            assertThat(failure).isCompletedWithValueMatching(TimeoutException.class::isInstance);
            producer.close(Duration.ZERO);
        }
    }
}
