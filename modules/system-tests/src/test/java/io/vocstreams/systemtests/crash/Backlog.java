package io.vocstreams.systemtests.crash;

import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.platform.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far the stages are behind, what is in open transactions, and whether anything is still going on. */
final class Backlog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Settings settings;
    private final Admin admin;
    private final List<TopicPartition> ours;

    Backlog(Settings settings) {
        this.settings = settings;
        this.admin = Clients.admin(settings);
        this.ours = Clients.await(
                        admin.describeTopics(Clients.await(admin.listTopics().names(), settings))
                                .allTopicNames(),
                        settings)
                .values()
                .stream()
                .filter(topic -> topic.name().startsWith("voc."))
                .flatMap(topic ->
                        topic.partitions().stream().map(part -> new TopicPartition(topic.name(), part.partition())))
                .toList();
    }

    /** Offsets between what each stage has committed and the ends of what it reads; a few of them are no records. */
    long size() {
        return StageCatalogue.STAGES.stream().mapToLong(this::of).sum();
    }

    long of(String stage) {
        Map<TopicPartition, Long> committed = committed(stage);
        return ends(committed.keySet(), IsolationLevel.READ_UNCOMMITTED).entrySet().stream()
                .mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /** The partitions of a topic that hold records of an open transaction. */
    List<TopicPartition> openTransactions(Collection<String> topics) {
        List<TopicPartition> wanted = ours.stream()
                .filter(partition -> topics.contains(partition.topic()))
                .toList();
        Map<TopicPartition, Long> stable = ends(wanted, IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> ends = ends(wanted, IsolationLevel.READ_UNCOMMITTED);
        return wanted.stream()
                .filter(partition -> !Objects.equals(stable.get(partition), ends.get(partition)))
                .toList();
    }

    /** The ends of all topics, open transactions included: they stand still when all is at rest. */
    Map<TopicPartition, Long> ends() {
        return ends(ours, IsolationLevel.READ_UNCOMMITTED);
    }

    /** Why not all is done, as sentences: records that a stage has not consumed, transactions that are open. */
    List<String> unfinished() {
        List<String> reasons = new ArrayList<>();
        List<String> topics =
                ours.stream().map(TopicPartition::topic).distinct().toList();
        List<TopicPartition> open = openTransactions(topics);
        open.forEach(partition -> reasons.add(partition + " holds an open transaction"));
        if (!open.isEmpty()) {
            reasons.addAll(transactions(open));
        }
        for (String stage : StageCatalogue.STAGES) {
            remaining(stage)
                    .forEach((partition, count) ->
                            reasons.add(stage + " has " + count + " records of " + partition + " to consume"));
        }
        return reasons;
    }

    /** Who has them open, and what the coordinator knows of it: one that it does not know will never end. */
    private List<String> transactions(List<TopicPartition> open) {
        List<String> known = new ArrayList<>();
        Clients.await(admin.describeProducers(open).all(), settings)
                .forEach((partition, state) -> state.activeProducers()
                        .forEach(producer -> known.add(partition + " is written by " + producer)));
        Clients.await(admin.listTransactions().all(), settings)
                .forEach(transaction -> known.add("the coordinator knows " + transaction));
        return known;
    }

    @Override
    public void close() {
        admin.close();
    }

    /** By reading them: the last offsets of a partition may be marks of transactions, which nobody consumes. */
    private Map<TopicPartition, Integer> remaining(String stage) {
        Map<TopicPartition, Long> committed = committed(stage);
        try (KafkaConsumer<String, byte[]> consumer = TopicLog.committedReader(settings)) {
            consumer.assign(committed.keySet());
            committed.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(committed.keySet());
            Map<TopicPartition, Integer> counts =
                    new TreeMap<>((left, right) -> left.toString().compareTo(right.toString()));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL)
                        .forEach(record ->
                                counts.merge(new TopicPartition(record.topic(), record.partition()), 1, Integer::sum));
            }
            return counts;
        }
    }

    private Map<TopicPartition, Long> committed(String stage) {
        Map<TopicPartition, OffsetAndMetadata> known =
                Clients.await(admin.listConsumerGroupOffsets("voc-" + stage).partitionsToOffsetAndMetadata(), settings);
        Set<String> read = StageCatalogue.topics(stage).read();
        Map<TopicPartition, Long> committed = new HashMap<>();
        ours.stream()
                .filter(partition -> read.contains(partition.topic()))
                .forEach(partition -> committed.put(
                        partition,
                        known.get(partition) == null ? 0L : known.get(partition).offset()));
        return committed;
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        Clients.await(
                        admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                                .all(),
                        settings)
                .forEach((partition, result) -> ends.put(partition, result.offset()));
        return ends;
    }
}
