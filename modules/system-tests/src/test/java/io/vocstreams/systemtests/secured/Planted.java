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
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Personal data, in records of every kind that the stages write a log line about, or might. */
final class Planted {

    private static final String PERSON = "planted.person@example.org";
    private static final String ORDER = "planted-order";
    private static final int PARTITIONS = 4;

    private Planted() {}

    /**
     * A message that says neither good nor bad, and so counts in no score; an answer that must be refused; the plan of
     * an experiment; what happens to the order that the message names; an improvement; and bytes that are no record, on
     * every topic.
     */
    static void publish(SecuredCluster cluster) {
        try (KafkaPublisher publisher = new KafkaPublisher(cluster.checked("voc-" + Role.PRODUCER.title()))) {
            publisher.accept(message());
            publisher.accept(feedback("planted-refused", Metric.NPS, 77));
            publisher.accept(plan());
            publisher.accept(delay());
        }
        improve(cluster.checked("voc-" + Role.PRODUCER.title()));
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

    /** On every partition, so that tasks of ACTIONS have something to pass on. */
    private static void improve(Settings settings) {
        AtomicInteger next = new AtomicInteger();
        try (KafkaPublisher publisher = new KafkaPublisher(
                settings,
                record -> new ProducerRecord<>(record.topic(), next.getAndIncrement(), record.key(), record.value()))) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                Instant now = Instant.now();
                publisher.accept(new ImprovementAction(
                        "planted-improvement",
                        "planted-action-" + partition,
                        0,
                        Operation.UPSERT,
                        ImprovementAction.Kind.PROPOSED,
                        now,
                        now,
                        PERSON,
                        "planted title of " + PERSON,
                        null,
                        null,
                        null,
                        null));
            }
        }
    }

    private static ExperimentPlan plan() {
        return new ExperimentPlan(
                "planted-experiment",
                0,
                Operation.UPSERT,
                Map.of("a", 0.5, "b", 0.5),
                "a",
                "NPS|0-10|HIGHER_IS_BETTER",
                "planted-survey",
                null,
                1_000,
                0.05,
                LocalDate.now(ZoneOffset.UTC),
                null);
    }

    private static Notice delay() {
        Instant now = Instant.now();
        return new Notice(
                new Notice.Subject("orderId", ORDER),
                "planted-operation",
                0,
                Operation.UPSERT,
                "planted-source",
                "ORDER_DELAYED",
                null,
                now,
                now.plus(Duration.ofDays(2)),
                Map.of("newDate", "planted date of " + PERSON));
    }

    private static InputRecord message() {
        return InputRecord.of(new MessagingTouchpoint(
                header("planted-message", Map.of("orderId", ORDER)),
                "message_sent",
                Medium.EMAIL,
                Direction.INBOUND,
                null,
                null,
                null,
                "planted message of " + PERSON));
    }

    private static Header header(String id) {
        return header(id, Map.of());
    }

    private static Header header(String id, Map<String, String> correlations) {
        return new Header(
                id,
                0,
                Operation.UPSERT,
                "planted-source",
                Instant.now(),
                null,
                List.of(new Identifier(IdentifierType.EMAIL, PERSON)),
                correlations,
                Map.of());
    }

    private static InputRecord feedback(String id, Metric metric, int value) {
        return InputRecord.of(new Feedback(
                header(id),
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
