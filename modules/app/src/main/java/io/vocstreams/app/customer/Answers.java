package io.vocstreams.app.customer;

import io.vocstreams.app.cluster.OffsetRange;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicReader;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.UndecodableException;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.platform.Placement;
import io.vocstreams.platform.config.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * One customer's feedback, from the interactions. A feedback belongs to a customer while the latest record of it that one place has
 * published is no withdrawal; for a moment two places may have published it.
 */
public final class Answers {

    private record Member(Identifier origin, String eventId, Identifier publishedBy) {}

    private final Map<Member, Feedback> members = new HashMap<>();

    Answers() {}

    /** By the feedback's id. What retention has deleted is not there. */
    public static Map<String, Feedback> read(Settings settings, String customer) {
        Answers answers = new Answers();
        byte[] key = customer.getBytes(StandardCharsets.UTF_8);
        try (EdgeSerdes serdes = Serdes.of(settings);
                TopicReader reader = new TopicReader(settings)) {
            Deserializer<ResolvedInteraction> values = serdes.interactions().deserializer();
            Map<TopicPartition, OffsetRange> ranges = reader.ranges(List.of(Topics.INTERACTIONS));
            int partition = Placement.partitionOf(customer, ranges.size());
            ranges.keySet().removeIf(other -> other.partition() != partition);
            reader.read(ranges, record -> {
                if (Arrays.equals(record.key(), key)) {
                    answers.take(record, values);
                }
            });
        }
        return answers.byId();
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Deserializer<ResolvedInteraction> values) {
        ResolvedInteraction read;
        try {
            read = values.deserialize(record.topic(), record.value());
        } catch (UndecodableException notOurs) {
            return;
        }
        if (read != null) {
            take(read);
        }
    }

    void take(ResolvedInteraction record) {
        if (record.interaction() instanceof Feedback feedback) {
            Member member = new Member(record.origin(), feedback.header().eventId(), record.publishedBy());
            if (record.operation() == Operation.UPSERT) {
                members.put(member, feedback);
            } else {
                members.remove(member);
            }
        }
    }

    Map<String, Feedback> byId() {
        return members.values().stream()
                .collect(Collectors.toMap(
                        feedback -> feedback.header().eventId(),
                        feedback -> feedback,
                        (one, other) ->
                                one.header().version().compareTo(other.header().version()) < 0 ? other : one));
    }
}
