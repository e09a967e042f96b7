package io.vocstreams.systemtests.crash;

import io.vocstreams.contracts.Topics;
import io.vocstreams.platform.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads what is committed all along, through every fault, as a downstream consumer does, and remembers what it saw. */
final class Witness implements AutoCloseable {

    static final List<String> TOPICS = List.of(
            Topics.INTERACTIONS,
            Topics.JOURNEYS,
            Topics.ATTRIBUTIONS,
            Topics.READINGS,
            Topics.SCORES,
            Topics.CASES,
            Topics.CASE_EVENTS,
            Topics.REJECTED,
            Topics.LEDGER);

    private static final Duration POLL = Duration.ofMillis(50);

    private final Map<TopicPartition, List<Seen>> seen = new ConcurrentHashMap<>();
    private final Map<String, Seen> latest = new ConcurrentHashMap<>();
    private final Map<String, Instant> accounts = new ConcurrentHashMap<>();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private final Settings settings;
    private final Thread thread;
    private volatile boolean ending;

    /** One record, small enough to keep all of a long run. */
    record Seen(long offset, @Nullable String key, int value, Instant writtenAt) {
        static Seen of(ConsumerRecord<String, byte[]> record) {
            return new Seen(
                    record.offset(),
                    record.key(),
                    Arrays.hashCode(record.value()),
                    Instant.ofEpochMilli(record.timestamp()));
        }
    }

    Witness(Settings settings) {
        this.settings = settings;
        this.thread = new Thread(this::watch, "witness");
        thread.setDaemon(true);
        thread.start();
    }

    /** The arrival time of the newest committed record of a topic. */
    Optional<Instant> newestIn(String topic) {
        return Optional.ofNullable(latest.get(topic)).map(Seen::writtenAt);
    }

    /** When each task of a stage last wrote an account that is committed. */
    Map<String, Instant> accountsOf(String stage) {
        Map<String, Instant> own = new TreeMap<>();
        accounts.forEach((task, at) -> {
            if (task.startsWith(stage + "/")) {
                own.put(task, at);
            }
        });
        return own;
    }

    /** What it saw that is not in the log now, or in another place, as sentences; what it has not seen yet is none. */
    List<String> contradictions() {
        List<String> problems = new ArrayList<>();
        failures.forEach(failure -> problems.add("the witness could not read on: " + failure));
        for (String topic : TOPICS) {
            TopicLog.read(settings, topic).forEach((partition, records) -> {
                List<Seen> known = List.copyOf(seen.getOrDefault(new TopicPartition(topic, partition), List.of()));
                for (int i = 0; i < known.size(); i++) {
                    Seen now = i < records.size() ? Seen.of(records.get(i)) : null;
                    if (!Objects.equals(known.get(i), now)) {
                        problems.add(topic + "-" + partition + ": a reader saw " + known.get(i) + ", the log now holds "
                                + now + " in its place");
                        break;
                    }
                }
            });
        }
        return problems;
    }

    long count() {
        return seen.values().stream().mapToLong(List::size).sum();
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try (KafkaConsumer<String, byte[]> consumer = TopicLog.committedReader(settings)) {
            List<TopicPartition> partitions = TOPICS.stream()
                    .flatMap(topic -> TopicLog.partitions(consumer, topic).stream())
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!ending) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    take(record);
                }
            }
        } catch (RuntimeException failure) {
            failures.add(failure);
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Seen one = Seen.of(record);
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        seen.computeIfAbsent(partition, any -> Collections.synchronizedList(new ArrayList<>()))
                .add(one);
        if (record.topic().equals(Topics.LEDGER)) {
            // The key begins with the stage and the task.
            String[] parts = record.key().split("/", 3);
            accounts.put(parts[0] + "/" + parts[1], one.writtenAt());
        }
        latest.merge(record.topic(), one, (old, now) -> now.writtenAt().isAfter(old.writtenAt()) ? now : old);
    }
}
