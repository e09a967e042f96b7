package io.vocstreams.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.cases.CaseEvent.Transition;
import io.vocstreams.model.cases.Receipt;
import io.vocstreams.model.cases.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaCaseLogTest {

    private static final TopicPartition EVENTS = new TopicPartition(Topics.CASE_EVENTS, 0);
    private static final TopicPartition RECEIPTS = new TopicPartition(Topics.RECEIPTS, 0);
    private static final String HASH = "aa";

    private final EdgeSerdes serdes = EdgeSerdes.registering("mock://case-log", Map.of());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final AtomicInteger unreadable = new AtomicInteger();

    @Test
    void shouldKnowWhatThisUrlWasToldAndNoOther() {
        topics();
        received(receipt("8a4a5a30-7a5c-3d8e-9d43-0b6f6a3c2c11", HASH), 0);
        received(receipt("8a4a5a30-7a5c-3d8e-9d43-0b6f6a3c2c12", "bb"), 1);
        received(receipt("not a uuid", HASH), 2);
        consumer.updateEndOffsets(Map.of(RECEIPTS, 3L));
        try (CaseLog log = open()) {
            assertThat(log.isTold("8a4a5a30-7a5c-3d8e-9d43-0b6f6a3c2c11")).isTrue();
            assertThat(log.isTold("8a4a5a30-7a5c-3d8e-9d43-0b6f6a3c2c12")).isFalse();
            assertThat(log.isTold("not a uuid")).isTrue();
        }
    }

    @Test
    void shouldReadFromTheOldestAndPassByWhatIsNoAnnouncement() {
        topics();
        CaseAnnouncement announcement = new CaseAnnouncement(
                new CaseEvent("case", Transition.OPENED, "", Instant.EPOCH),
                "C1",
                "detractor",
                Severity.HIGH,
                "stores",
                Instant.EPOCH);
        byte[] value = serdes.caseEvents().serializer().serialize(Topics.CASE_EVENTS, announcement);
        try (CaseLog log = open()) {
            consumer.addRecord(new ConsumerRecord<>(EVENTS.topic(), 0, 0, new byte[0], new byte[] {7}));
            consumer.addRecord(new ConsumerRecord<>(EVENTS.topic(), 0, 1, new byte[0], value));

            assertThat(log.next(Duration.ZERO)).containsExactly(announcement);
            assertThat(unreadable).hasValue(1);
        }
    }

    @Test
    void shouldWriteAReceiptUnderEventAndUrl() {
        topics();
        Receipt receipt = receipt("8a4a5a30-7a5c-3d8e-9d43-0b6f6a3c2c11", HASH);
        try (CaseLog log = open()) {
            log.delivered(receipt);

            assertThat(log.isTold(receipt.caseEventId())).isTrue();
        }
        assertThat(producer.history()).singleElement().satisfies(written -> {
            assertThat(written.topic()).isEqualTo(Topics.RECEIPTS);
            assertThat(written.key()).isEqualTo("8a4a5a30-7a5c-3d8e-9d43-0b6f6a3c2c11|aa");
            assertThat(serdes.receipts().deserializer().deserialize(Topics.RECEIPTS, written.value()))
                    .isEqualTo(receipt);
        });
    }

    @Test
    void shouldNameATopicThatIsMissing() {
        assertThatThrownBy(this::open)
                .isInstanceOf(UnknownTopicOrPartitionException.class)
                .hasMessage("voc.receipts.v1 does not exist; `voc topics` creates it");
        assertThat(consumer.closed()).isTrue();
    }

    private CaseLog open() {
        return KafkaCaseLog.open(
                new KafkaCaseLog.Clients() {
                    @Override
                    public Consumer<byte[], byte[]> consumer() {
                        return consumer;
                    }

                    @Override
                    public Producer<String, byte[]> producer() {
                        return producer;
                    }
                },
                serdes,
                unreadable::incrementAndGet,
                HASH);
    }

    private void topics() {
        for (TopicPartition each : List.of(EVENTS, RECEIPTS)) {
            consumer.updatePartitions(
                    each.topic(), List.of(new PartitionInfo(each.topic(), 0, Node.noNode(), new Node[0], new Node[0])));
            consumer.updateBeginningOffsets(Map.of(each, 0L));
            consumer.updateEndOffsets(Map.of(each, 0L));
        }
    }

    /** As soon as it is read. */
    private void received(Receipt receipt, long offset) {
        byte[] value = serdes.receipts().serializer().serialize(Topics.RECEIPTS, receipt);
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>(
                RECEIPTS.topic(), 0, offset, receipt.key().getBytes(StandardCharsets.UTF_8), value)));
    }

    private static Receipt receipt(String eventId, String urlHash) {
        return new Receipt(eventId, "case", "hook", urlHash, Receipt.Outcome.POSTED, 200, 1, Instant.EPOCH);
    }
}
