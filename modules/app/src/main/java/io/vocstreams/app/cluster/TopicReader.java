package io.vocstreams.app.cluster;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.platform.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics as they are at one moment: every committed record, and nothing that was taken back. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    /** Longer than a transaction of the stages may stay open. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Settings settings;
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicReader(Settings settings) {
        this.settings = settings;
        this.admin = Clients.admin(settings);
        this.consumer = new KafkaConsumer<>(
                Clients.readerConfig(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** What the topics hold now, by partition. What is still in an open transaction is within. */
    public Map<TopicPartition, OffsetRange> ranges(Collection<String> topics) {
        Set<TopicPartition> partitions = Clients.partitions(admin, topics, settings);
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, OffsetRange> ranges = new TreeMap<>(TopicTable.BY_NAME);
        partitions.forEach(partition -> ranges.put(
                partition, new OffsetRange(begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L))));
        return ranges;
    }

    /** What arrived on the topics since then, up to now. */
    public Map<TopicPartition, OffsetRange> rangesSince(Collection<String> topics, Instant since) {
        Map<TopicPartition, OffsetRange> all = ranges(topics);
        Map<TopicPartition, Long> firsts = offsets(all.keySet(), OffsetSpec.forTimestamp(since.toEpochMilli()));
        Map<TopicPartition, OffsetRange> ranges = new TreeMap<>(TopicTable.BY_NAME);
        all.forEach((partition, range) -> {
            long first = firsts.getOrDefault(partition, -1L);
            ranges.put(partition, new OffsetRange(first < 0 ? range.until() : first, range.until()));
        });
        return ranges;
    }

    /** When the newest record of the topics was written; the epoch if there is none. */
    public Instant newest(Collection<String> topics) {
        Map<TopicPartition, OffsetSpec> asked = Clients.partitions(admin, topics, settings).stream()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.maxTimestamp()));
        return Clients.await(admin.listOffsets(asked).all(), settings).values().stream()
                .map(info -> Instant.ofEpochMilli(Math.max(0, info.timestamp())))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** Hands over every committed record of the ranges, in order within each partition. */
    public void read(Map<TopicPartition, OffsetRange> ranges, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Set<TopicPartition> open = new HashSet<>(ranges.keySet());
        open.removeIf(partition -> range(ranges, partition).isEmpty());
        consumer.assign(open);
        // What was paused at its end by an earlier reading stays so as long as it is assigned.
        consumer.resume(open);
        open.forEach(
                partition -> consumer.seek(partition, range(ranges, partition).from()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty()) {
            boolean moved = false;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                moved = true;
                if (record.offset() < range(ranges, partition).until()) {
                    each.accept(record);
                }
            }
            moved |= close(open, ranges);
            long now = System.nanoTime();
            deadline = moved ? now + PATIENCE.toNanos() : deadline;
            if (now > deadline) {
                throw new CommandFailure("nothing more can be read of "
                        + open.iterator().next() + ": is a transaction open, or a broker away?");
            }
        }
    }

    /** Stops reading where the end is reached; markers of transactions count as read. */
    private boolean close(Set<TopicPartition> open, Map<TopicPartition, OffsetRange> ranges) {
        boolean any = open.removeIf(partition ->
                consumer.position(partition) >= range(ranges, partition).until());
        if (any) {
            consumer.pause(consumer.assignment().stream()
                    .filter(partition -> !open.contains(partition))
                    .toList());
        }
        return any;
    }

    private static OffsetRange range(Map<TopicPartition, OffsetRange> ranges, TopicPartition partition) {
        return ranges.getOrDefault(partition, OffsetRange.NOTHING);
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec));
        return Clients.await(
                        admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                                .all(),
                        settings)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> offset(entry.getValue())));
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
