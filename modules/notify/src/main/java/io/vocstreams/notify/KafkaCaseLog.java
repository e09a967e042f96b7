package io.vocstreams.notify;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.UndecodableException;
import io.vocstreams.model.Utf8;
import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.model.cases.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The log on Kafka. It holds no position of its own: receipts say what was delivered, also of what is read again. So
 * nothing hangs on offsets. Used by one thread, but {@link #ahead()}.
 */
final class KafkaCaseLog implements CaseLog {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LAST_ANSWER = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final Deserializer<CaseAnnouncement> announcements;
    private final Serializer<Receipt> receipts;
    private final Runnable unreadable;
    /** Of the ids, which take a quarter of the memory of their text. */
    private final Set<UUID> delivered = new HashSet<>();

    private volatile double ahead = Double.NaN;

    private KafkaCaseLog(
            Consumer<byte[], byte[]> consumer,
            Producer<String, byte[]> producer,
            EdgeSerdes serdes,
            Runnable unreadable) {
        this.consumer = consumer;
        this.producer = producer;
        this.announcements = serdes.caseEvents().deserializer();
        this.receipts = serdes.receipts().serializer();
        this.unreadable = unreadable;
    }

    /** How a deployment reaches its broker. */
    interface Clients {
        /** Of committed records, of no group. */
        Consumer<byte[], byte[]> consumer();

        /** Whose records are there when they are answered. */
        Producer<String, byte[]> producer();
    }

    /** @param unreadable called with each record that is not of its topic's schema */
    static CaseLog open(Clients clients, EdgeSerdes serdes, Runnable unreadable, String urlHash) {
        KafkaCaseLog log = new KafkaCaseLog(clients.consumer(), clients.producer(), serdes, unreadable);
        try {
            log.readReceipts(serdes.receipts().deserializer(), urlHash);
            log.assign(Topics.CASE_EVENTS);
            return log;
        } catch (RuntimeException failed) {
            log.close();
            throw failed;
        }
    }

    private void readReceipts(Deserializer<Receipt> deserializer, String urlHash) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(assign(Topics.RECEIPTS));
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                decoded(deserializer, record)
                        .filter(receipt -> receipt.urlHash().equals(urlHash))
                        .ifPresent(receipt -> delivered.add(id(receipt.caseEventId())));
            }
        }
    }

    private List<TopicPartition> assign(String topic) {
        List<PartitionInfo> infos = consumer.partitionsFor(topic);
        if (infos == null || infos.isEmpty()) {
            throw new UnknownTopicOrPartitionException(topic + " does not exist; `voc topics` creates it");
        }
        List<TopicPartition> partitions = infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return partitions;
    }

    @Override
    public boolean isTold(String caseEventId) {
        return delivered.contains(id(caseEventId));
    }

    @Override
    public List<CaseAnnouncement> next(Duration patience) {
        List<CaseAnnouncement> next = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            decoded(announcements, record).ifPresent(next::add);
        }
        ahead = lag();
        return next;
    }

    @Override
    public void delivered(Receipt receipt) {
        byte[] value = receipts.serialize(Topics.RECEIPTS, receipt);
        try {
            producer.send(new ProducerRecord<>(Topics.RECEIPTS, receipt.key(), value))
                    .get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(failed);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
        delivered.add(id(receipt.caseEventId()));
    }

    @Override
    public double ahead() {
        return ahead;
    }

    @Override
    public void close() {
        consumer.close();
        // What is not answered by now comes again.
        producer.close(LAST_ANSWER);
    }

    private double lag() {
        long sum = 0;
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong lag = consumer.currentLag(partition);
            if (lag.isEmpty()) {
                return Double.NaN;
            }
            sum += lag.getAsLong();
        }
        return sum;
    }

    private <T> Optional<T> decoded(Deserializer<T> deserializer, ConsumerRecord<byte[], byte[]> record) {
        try {
            @Nullable T value = deserializer.deserialize(record.topic(), record.value());
            return Optional.ofNullable(value);
        } catch (UndecodableException foreign) {
            unreadable.run();
            return Optional.empty();
        }
    }

    /** Ids are UUIDs; other texts become keys of their own, too. */
    private static UUID id(String caseEventId) {
        try {
            return UUID.fromString(caseEventId);
        } catch (IllegalArgumentException other) {
            return UUID.nameUUIDFromBytes(Utf8.bytes(caseEventId));
        }
    }
}
