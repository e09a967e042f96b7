package io.vocstreams.serve.feed;

import io.vocstreams.contracts.RegistryException;
import io.vocstreams.serve.domain.TopicPositions;
import io.vocstreams.serve.store.ProjectedTables;
import io.vocstreams.serve.store.UnusableDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics into their tables until closed. What fails at the broker, the registry or the disk is tried again
 * from the position that the database holds, so nothing is left out and nothing counts twice.
 */
public final class Feed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);

    private final RecordSource source;
    private final ProjectedTables tables;
    private final List<String> topics;
    private final Duration retention;
    private final Clock clock;
    private final FeedProgress progress;
    private final ObjLongConsumer<String> counted;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private Instant nextCleaning = Instant.EPOCH;

    /** @param counted called with how many records of each topic were committed */
    public Feed(
            RecordSource source,
            ProjectedTables tables,
            List<String> topics,
            Duration retention,
            Clock clock,
            FeedProgress progress,
            ObjLongConsumer<String> counted) {
        this.source = source;
        this.tables = tables;
        this.topics = List.copyOf(topics);
        this.retention = retention;
        this.clock = clock;
        this.progress = progress;
        this.counted = counted;
        this.thread = new Thread(this::run, "feed");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Ends after the transaction that is under way. */
    @Override
    public void close() {
        stopped.countDown();
        Consumer<byte[], byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void run() {
        while (!isStopped()) {
            try (Consumer<byte[], byte[]> open = source.connect()) {
                consumer = open;
                read(open);
            } catch (WakeupException ending) {
                LOG.debug("Woken to end");
            } catch (UnusableDatabase foreign) {
                LOG.error("Reads no more: {}", foreign.getMessage());
                progress.problem(foreign.getMessage());
                return;
            } catch (KafkaException | SQLException away) {
                report(
                        away instanceof SQLException ? "the database cannot be written" : "the broker does not answer",
                        away);
                pause();
            }
        }
    }

    private void read(Consumer<byte[], byte[]> open) throws SQLException {
        Map<TopicPartition, Long> ends = assign(open);
        Map<TopicPartition, Long> at = new HashMap<>();
        ends.keySet().forEach(partition -> at.put(partition, open.position(partition)));
        progress.read(tables.position());
        while (!isStopped()) {
            ConsumerRecords<byte[], byte[]> records = open.poll(POLL);
            Map<TopicPartition, Long> moved = new HashMap<>();
            at.forEach((partition, before) -> {
                long now = open.position(partition);
                if (now != before) {
                    moved.put(partition, now);
                }
            });
            if (!moved.isEmpty() && !write(records, moved)) {
                return;
            }
            at.putAll(moved);
            progress.lags(lags(open));
            if (ends.entrySet().stream().allMatch(end -> at.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
                progress.ready();
            }
            clean();
        }
    }

    /** All partitions, from where the database is; answers where they end now. */
    private Map<TopicPartition, Long> assign(Consumer<byte[], byte[]> open) throws SQLException {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> partitions(open, topic).stream())
                .toList();
        if (source.clusterId().isPresent()) {
            tables.requireCluster(source.clusterId().get());
        }
        open.assign(partitions);
        Map<TopicPartition, Long> firsts = open.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = open.endOffsets(partitions);
        TopicPositions position = tables.position();
        for (TopicPartition partition : partitions) {
            long next = position.at(partition.topic(), partition.partition());
            if (next > ends.getOrDefault(partition, 0L)) {
                throw tables.unusable(
                        "was read further than " + partition + " goes: the topic was made again; delete the database");
            }
            open.seek(partition, Math.max(next, firsts.getOrDefault(partition, 0L)));
        }
        return ends;
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> open, String topic) {
        List<PartitionInfo> infos = open.partitionsFor(topic);
        if (infos == null || infos.isEmpty()) {
            throw new KafkaException(topic + " does not exist; `voc topics` creates it");
        }
        return infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** False if it ends before it could. */
    private boolean write(ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Long> moved)
            throws SQLException {
        while (!isStopped()) {
            try {
                tables.write(records, moved);
                progress.read(tables.position());
                progress.problem(null);
                for (String topic : topics) {
                    counted.accept(topic, count(records, topic));
                }
                return true;
            } catch (RegistryException away) {
                report("the schema registry does not answer", away);
                pause();
            }
        }
        return false;
    }

    private static long count(ConsumerRecords<byte[], byte[]> records, String topic) {
        long count = 0;
        for (TopicPartition partition : records.partitions()) {
            if (partition.topic().equals(topic)) {
                count += records.records(partition).size();
            }
        }
        return count;
    }

    private static Map<String, Long> lags(Consumer<byte[], byte[]> open) {
        Map<String, Long> lags = new TreeMap<>();
        for (TopicPartition partition : open.assignment()) {
            OptionalLong lag = open.currentLag(partition);
            if (lag.isPresent()) {
                lags.merge(partition.topic(), lag.getAsLong(), Long::sum);
            }
        }
        return lags;
    }

    private void clean() throws SQLException {
        Instant now = clock.instant();
        if (!now.isBefore(nextCleaning)) {
            boolean more = tables.expire(now.minus(retention).toEpochMilli());
            nextCleaning = more ? now : now.plus(BETWEEN_CLEANINGS);
        }
    }

    private void report(String problem, Exception cause) {
        if (!problem.equals(progress.state().problem())) {
            LOG.warn("Tries again: {} ({})", problem, cause.getMessage());
        }
        progress.problem(problem);
    }

    private void pause() {
        try {
            boolean ended = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                LOG.debug("Ends while it waits");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
