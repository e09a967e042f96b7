package io.vocstreams.app.ledger;

import io.vocstreams.app.cluster.OffsetRange;
import io.vocstreams.app.cluster.TopicReader;
import io.vocstreams.app.ledger.Repeats.Place;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.UndecodableException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of IDENTITY for what they repeat, as far as they hold it. Profiles are rows, not events. */
final class RepeatReader {

    private static final List<String> TOPICS = Stream.concat(
                    Topics.INTERACTION_INPUTS.stream(), Stream.of(Topics.IDENTITY_LINKS))
            .toList();

    private final EdgeSerdes serdes;
    private final TopicReader reader;

    RepeatReader(EdgeSerdes serdes, TopicReader reader) {
        this.serdes = serdes;
        this.reader = reader;
    }

    Repeats read() {
        return read(TOPICS, place -> true);
    }

    /** Among some topics, counting only what lies in some places. */
    Repeats read(Collection<String> topics, Predicate<Place> counted) {
        Set<Place> refused = refused();
        Repeats repeats = new Repeats(counted);
        Map<TopicPartition, OffsetRange> ranges =
                reader.ranges(topics.stream().filter(TOPICS::contains).toList());
        reader.read(ranges, record -> {
            Place place = new Place(record.topic(), record.partition(), record.offset());
            Object value = refused.contains(place) ? null : decoded(record);
            if (value != null) {
                repeats.add(place, value);
            }
        });
        return repeats;
    }

    private Set<Place> refused() {
        Set<Place> refused = new HashSet<>();
        Deserializer<RejectedRecord> deserializer = serdes.rejected().deserializer();
        reader.read(reader.ranges(List.of(Topics.REJECTED)), record -> {
            try {
                RejectedRecord read = deserializer.deserialize(record.topic(), record.value());
                if (read != null) {
                    refused.add(new Place(
                            read.source().topic(),
                            read.source().partition(),
                            read.source().offset()));
                }
            } catch (UndecodableException notOurs) {
                // Nothing that a stage has refused.
            }
        });
        return refused;
    }

    private @Nullable Object decoded(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.topic().equals(Topics.IDENTITY_LINKS)
                    ? serdes.identityLinks().deserializer().deserialize(record.topic(), record.value())
                    : serdes.input(record.topic()).deserialize(record.topic(), record.value());
        } catch (UndecodableException refusedAnyway) {
            return null;
        }
    }
}
