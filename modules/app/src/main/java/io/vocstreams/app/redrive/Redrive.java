package io.vocstreams.app.redrive;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.OffsetRange;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicReader;
import io.vocstreams.app.redrive.RedriveSummary.Outcome;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.UndecodableException;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.config.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends refused records back to the partitions they came from. Each carries a mark, by which a later run knows what has
 * been sent already.
 */
public final class Redrive implements AutoCloseable {

    private final Settings settings;
    private final EdgeSerdes serdes;
    private final Deserializer<RejectedRecord> rejected;
    private final TopicReader reader;
    private final @Nullable Fixes fixes;
    private final RedriveSummary summary = new RedriveSummary();

    /**
     * What is to be done besides choosing.
     *
     * @param again also records that were sent again before and refused again
     * @param limit at most so many
     */
    public record Manner(boolean dryRun, boolean again, long limit) {}

    public Redrive(Settings settings, @Nullable FixFile fixes) {
        this.settings = settings;
        this.serdes = Serdes.of(settings);
        this.rejected = serdes.rejected().deserializer();
        this.reader = new TopicReader(settings);
        this.fixes = fixes == null ? null : new Fixes(fixes, serdes.registry());
    }

    public RedriveSummary run(Selection selection, Manner manner) {
        Map<TopicPartition, OffsetRange> ranges = reader.ranges(List.of(Topics.REJECTED));
        Map<String, Instant> earliest = new HashMap<>();
        read(ranges, refused -> {
            if (selection.includes(refused)) {
                earliest.merge(refused.source().topic(), refused.rejectedAt(), (a, b) -> a.isBefore(b) ? a : b);
            }
        });
        Map<String, Set<Mark>> sentBefore = sentBefore(earliest);
        List<RejectedRecord> chosen = new ArrayList<>();
        read(ranges, refused -> {
            if (selection.includes(refused) && isOpen(refused, sentBefore, manner) && chosen.size() < manner.limit()) {
                chosen.add(refused);
            }
        });
        // All of them first: nothing is sent if one cannot be fixed.
        List<ProducerRecord<byte[], byte[]>> ready =
                chosen.stream().map(this::ready).toList();
        if (!manner.dryRun()) {
            send(ready);
        }
        return summary;
    }

    private boolean isOpen(RejectedRecord refused, Map<String, Set<Mark>> sentBefore, Manner manner) {
        SourceRecord source = refused.source();
        if (sentBefore.getOrDefault(source.topic(), Set.of()).contains(Mark.of(source))) {
            summary.count(refused, Outcome.SENT_BEFORE);
            return false;
        }
        if (!refused.isWhole()) {
            summary.count(refused, Outcome.NOT_WHOLE);
            return false;
        }
        if (Mark.isIn(source) && !manner.again()) {
            summary.count(refused, Outcome.REFUSED_AGAIN);
            return false;
        }
        return true;
    }

    /** The marks on the records that came to the topics since the first of the refusals. */
    private Map<String, Set<Mark>> sentBefore(Map<String, Instant> earliest) {
        Map<String, Set<Mark>> marks = new HashMap<>();
        earliest.forEach((topic, since) -> reader.read(reader.rangesSince(List.of(topic), since), record -> {
            Mark mark = Mark.in(record.headers());
            if (mark != null) {
                marks.computeIfAbsent(topic, any -> new HashSet<>()).add(mark);
            }
        }));
        return marks;
    }

    private void read(Map<TopicPartition, OffsetRange> ranges, Consumer<RejectedRecord> each) {
        reader.read(ranges, record -> {
            RejectedRecord refused;
            try {
                refused = rejected.deserialize(record.topic(), record.value());
            } catch (UndecodableException notOurs) {
                return;
            }
            if (refused != null) {
                each.accept(refused);
            }
        });
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        Map<String, Object> config = Clients.producerConfig(settings);
        config.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordLimits.DEFAULT_WRITTEN);
        config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
        // A topic's limit is one of compressed bytes.
        config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                // Asked for when all are sent; waiting for each record would be far too slow.
                Future<RecordMetadata> unused = producer.send(record, (metadata, problem) -> {
                    if (problem != null) {
                        failure.compareAndSet(null, problem);
                    }
                });
            }
        }
        Exception problem = failure.get();
        if (problem != null) {
            throw new CommandFailure(
                    "a record could not be written: " + problem.getMessage()
                            + "; what was written is marked, run the command again for the rest",
                    problem);
        }
    }

    private ProducerRecord<byte[], byte[]> ready(RejectedRecord refused) {
        SourceRecord source = refused.source();
        byte[] value = source.value();
        byte[] fixed = fixes == null ? null : fixes.apply(refused);
        summary.count(refused, fixed == null ? Outcome.AS_IT_WAS : Outcome.FIXED);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(source.topic(), source.partition(), source.key(), fixed == null ? value : fixed);
        Mark.of(source).amongst(source.headers()).forEach(header -> record.headers()
                .add(header.key(), header.value()));
        return record;
    }

    @Override
    public void close() {
        reader.close();
        serdes.close();
    }
}
