package io.vocstreams.systemtests.secured;

import io.vocstreams.app.access.Role;
import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Operation;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Personal data, in records of every kind that the stages write a log line about, or might. */
final class Planted {

    private static final String PERSON = "planted.person@example.org";

    private Planted() {}

    /** Text, which counts in no score; one that must be refused; and bytes that are no record, on every topic. */
    static void publish(SecuredCluster cluster) {
        try (KafkaPublisher publisher = new KafkaPublisher(cluster.checked("voc-" + Role.PRODUCER.title()))) {
            publisher.accept(feedback("planted-text", Metric.TEXT, 0));
            publisher.accept(feedback("planted-refused", Metric.NPS, 77));
        }
        for (TopicSpec topic : TopicCatalogue.load().topics()) {
            boolean input = topic.owner().equals(TopicSpec.PRODUCERS);
            if (input || topic.isInternal() || topic.name().equals(Topics.INTERACTIONS)) {
                String user = input ? "voc-" + Role.PRODUCER.title() : SecuredBroker.ADMIN;
                poison(topic.name(), cluster.checked(user));
            }
        }
    }

    /** Answers that move scores. */
    static List<InputRecord> answers() {
        return List.of(feedback("planted-answer", Metric.NPS, 9));
    }

    /** The documented example of every record that can come in, and one that must be refused. */
    static String json() {
        Stream<String> examples = JsonRecords.types().stream().map(Planted::example);
        String refused = example("WebTouchpoint")
                .replaceFirst("\"action\": *\"[^\"]*\"", "\"action\": \"\"")
                .replaceFirst("\"value\": *\"[^\"]*\"", "\"value\": \"" + PERSON + "\"");
        return Stream.concat(examples, Stream.of(refused)).collect(Collectors.joining(",", "[", "]"));
    }

    private static String example(String type) {
        String file = "/schemas/examples/" + type + ".json";
        try (InputStream example = Objects.requireNonNull(JsonRecords.class.getResourceAsStream(file), file)) {
            return new String(example.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void poison(String topic, Settings settings) {
        byte[] bytes = ("\u0007" + PERSON).getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(Clients.config(settings), new ByteArraySerializer(), new ByteArraySerializer())) {
            Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, bytes, bytes));
        }
    }

    private static InputRecord feedback(String id, Metric metric, int value) {
        Header header = new Header(
                id,
                0,
                Operation.UPSERT,
                "planted-source",
                Instant.now(),
                null,
                List.of(new Identifier(IdentifierType.EMAIL, PERSON)),
                Map.of(),
                Map.of());
        return InputRecord.of(new Feedback(
                header,
                "planted-survey",
                "planted-question",
                metric,
                0,
                10,
                Polarity.HIGHER_IS_BETTER,
                Feedback.Status.ANSWERED,
                value,
                "planted comment of " + PERSON,
                null,
                Channel.WEB,
                null,
                null,
                null));
    }
}
