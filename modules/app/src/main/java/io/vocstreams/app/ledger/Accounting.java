package io.vocstreams.app.ledger;

import io.vocstreams.app.cluster.OffsetRange;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicReader;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.UndecodableException;
import io.vocstreams.platform.config.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the ledger and every topic that it speaks of, and compares them. */
public final class Accounting implements AutoCloseable {

    private final EdgeSerdes serdes;
    private final TopicReader reader;
    private final LedgerBook book;
    private final Deserializer<RejectedRecord> rejected;
    private RunningNumbers numbers = new RunningNumbers();

    public Accounting(Settings settings) {
        this.serdes = Serdes.of(settings);
        this.reader = new TopicReader(settings);
        this.book = new LedgerBook(settings, serdes, reader);
        this.rejected = serdes.rejected().deserializer();
    }

    public LedgerReport report() {
        Map<Source, Account> before = book.accounts();
        Map<Source, HeldRecords> held = held(before, true);
        List<String> broken = numbers.broken();
        Map<String, Long> foreign = new TreeMap<>();
        List<String> expired = new ArrayList<>();
        Map<String, Long> leftOut = new TreeMap<>();
        Map<Refused, Long> refused = refused(foreign, leftOut, expired);
        return Reconciliation.of(
                before, new Holdings(held, refused, foreign, leftOut, expired, broken), book.accounts());
    }

    /** What the duplicates repeat, as far as the topics still hold both. */
    public Repeats repeats() {
        return new RepeatReader(serdes, reader).read();
    }

    /** Whether nothing waits and nothing is in flight. Looks at the ends of the topics only. */
    public boolean isAtRest() {
        Map<Source, Account> before = book.accounts();
        boolean decided = before.values().stream().allMatch(account -> account.inFlight() == 0);
        return decided
                && held(before, false).values().stream().allMatch(held -> held.waiting() == 0)
                && book.accounts().equals(before);
    }

    private Map<Source, HeldRecords> held(Map<Source, Account> accounts, boolean all) {
        numbers = new RunningNumbers();
        Map<Source, HeldRecords> held = new TreeMap<>(LedgerBook.IN_ORDER);
        Source.TOPICS_OF_STAGES.forEach((stage, topics) -> held.putAll(held(stage, topics, accounts, all)));
        return held;
    }

    private Map<Source, HeldRecords> held(
            String stage, List<String> topics, Map<Source, Account> accounts, boolean all) {
        Map<TopicPartition, Count> counts = new HashMap<>();
        Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
        reader.ranges(topics).forEach((partition, range) -> {
            long next = accounts.getOrDefault(source(stage, partition), Account.EMPTY)
                    .nextOffset();
            counts.put(partition, new Count(range.from(), next));
            ranges.put(partition, new OffsetRange(all ? range.from() : Math.max(next, range.from()), range.until()));
        });
        reader.read(ranges, record -> {
            Count count = counts.get(new TopicPartition(record.topic(), record.partition()));
            if (count != null) {
                count.add(record.offset());
                if (all && record.topic().equals(Topics.INTERACTIONS)) {
                    numbers.saw(record, count.from == 0);
                }
            }
        });
        Map<Source, HeldRecords> held = new HashMap<>();
        counts.forEach((partition, count) ->
                held.put(source(stage, partition), new HeldRecords(count.from, count.before, count.waiting)));
        return held;
    }

    /** Counts the records of one partition. */
    private static final class Count {
        private final long from;
        private final long next;
        private long before;
        private long waiting;

        Count(long from, long next) {
            this.from = from;
            this.next = next;
        }

        void add(long offset) {
            if (offset < next) {
                before++;
            } else {
                waiting++;
            }
        }
    }

    private Map<Refused, Long> refused(Map<String, Long> foreign, Map<String, Long> leftOut, List<String> expired) {
        Map<TopicPartition, OffsetRange> ranges = reader.ranges(List.of(Topics.REJECTED, Topics.DEAD_LETTERS));
        ranges.forEach((partition, range) -> {
            if (range.from() > 0 && !expired.contains(partition.topic())) {
                expired.add(partition.topic());
            }
        });
        Map<Refused, Long> counts = new TreeMap<>();
        reader.read(ranges, record -> {
            Header output = record.headers().lastHeader("__streams.errors.output");
            if (output != null) {
                leftOut.merge(new String(output.value(), StandardCharsets.UTF_8), 1L, Long::sum);
                return;
            }
            Refused refused = record.topic().equals(Topics.REJECTED) ? rejection(record) : deadLetter(record);
            if (refused == null) {
                foreign.merge(record.topic(), 1L, Long::sum);
            } else {
                counts.merge(refused, 1L, Long::sum);
            }
        });
        return counts;
    }

    private @Nullable Refused rejection(ConsumerRecord<byte[], byte[]> record) {
        try {
            RejectedRecord read = rejected.deserialize(record.topic(), record.value());
            return read == null
                    ? null
                    : new Refused(
                            read.source().topic(), read.rejection().reason().name());
        } catch (UndecodableException notOurs) {
            return null;
        }
    }

    private static @Nullable Refused deadLetter(ConsumerRecord<byte[], byte[]> record) {
        Header topic = record.headers().lastHeader("__streams.errors.topic");
        return topic == null || topic.value() == null
                ? null
                : new Refused(new String(topic.value(), StandardCharsets.UTF_8), null);
    }

    private static Source source(String stage, TopicPartition partition) {
        return new Source(stage, partition.topic(), partition.partition());
    }

    @Override
    public void close() {
        book.close();
        reader.close();
        serdes.close();
    }
}
