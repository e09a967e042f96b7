package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vocstreams.app.Voc;
import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.app.cluster.TopicReader;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.Operation;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.systemtests.driver.Producers;
import io.vocstreams.systemtests.large.LargeCustomers;
import io.vocstreams.testkit.Input;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A topic's limit is one of compressed bytes. What comes in under it, and grows, stops nothing. */
@Timeout(300)
@Tag("once")
class OversizedRecordsIT {

    private static final int PARTITIONS = 4;
    private static final List<IdentifierType> STRONGEST_FIRST = List.of(
            IdentifierType.CUSTOMER_ID,
            IdentifierType.LOGIN_ID,
            IdentifierType.LOYALTY_ID,
            IdentifierType.EMAIL,
            IdentifierType.PHONE,
            IdentifierType.DEVICE_ID,
            IdentifierType.COOKIE_ID);

    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

    @TempDir
    private Path work = Path.of("");

    /** A chat as the comment, sent with GZIP and otherwise as every client sends it, to every partition. */
    @Test
    void shouldRefuseARecordThatWasSmallOnlyInItsBatch() throws IOException {
        try (RunningPipeline pipeline =
                        RunningPipeline.start(work, StageCatalogue.STAGES, Map.of("voc.idle-timeout", "PT4S"));
                EdgeSerdes serdes = Serdes.of(pipeline.settings())) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                bring(serdes.feedback(), Topics.FEEDBACK, partition, answer("chat" + partition, "x".repeat(3_400_000)));
                bring(serdes.feedback(), Topics.FEEDBACK, partition, answer("behind" + partition, "short"));
            }
            send(pipeline.settings());

            JsonNode ledger = voc(0, pipeline.settings(), "ledger", "--json", "--wait", "PT2M");
            JsonNode redriven = voc(0, pipeline.settings(), "redrive", "--json");

            assertThat(ledger.get("problems")).isEmpty();
            assertThat(ledger.get("atRest").asBoolean()).isTrue();
            assertThat(kept(ledger, Topics.FEEDBACK, "TOO_LARGE")).isEqualTo(PARTITIONS);
            assertThat(accepted(ledger, Topics.FEEDBACK)).isEqualTo(PARTITIONS);
            assertThat(redriven.get("sent").asInt()).isZero();
            assertThat(redriven.at("/lines/0/notWhole").asInt()).isEqualTo(PARTITIONS);
            assertThat(rejected(pipeline.settings(), serdes))
                    .hasSize(PARTITIONS)
                    .allSatisfy(kept -> {
                        assertThat(kept.length()).isGreaterThan(3_400_000);
                        assertThat(kept.source().size()).isLessThanOrEqualTo(16 * 1024);
                        assertThat(kept.rejection().detail()).contains("at most 1048576 are taken");
                    });
        }
    }

    /** Each record is let in, and something that follows from it is larger than may be written. */
    @Test
    @Tag("long")
    void shouldGoOnWhateverGrows() throws IOException {
        try (RunningPipeline pipeline =
                        RunningPipeline.start(work, StageCatalogue.STAGES, Map.of("voc.idle-timeout", "PT4S"));
                EdgeSerdes serdes = Serdes.of(pipeline.settings())) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                bring(serdes.feedback(), Topics.FEEDBACK, partition, answer("long" + partition, "x".repeat(1_000_000)));
                bringBroken(serdes, partition);
                bring(serdes.feedback(), Topics.FEEDBACK, partition, wrongScale("wrong" + partition));
                bring(
                        serdes.feedback(),
                        Topics.FEEDBACK,
                        partition,
                        inStore("shop" + partition, "|".repeat(1_000_000)));
            }
            for (int step = 0; step < 60; step++) {
                String id = step + "-".repeat(100_000);
                bring(
                        serdes.incoming(WebTouchpoint.class),
                        Topics.inputOf(IncomingKind.WEB),
                        0,
                        visit(id, step, customer("much")));
            }
            bring(serdes.customers(), Topics.CUSTOMERS, 0, profile("|".repeat(1_000_000)));
            for (int type = 1; type < 7; type++) {
                bring(serdes.identityLinks(), Topics.IDENTITY_LINKS, 0, link(type));
            }
            bring(serdes.incoming(WebTouchpoint.class), Topics.inputOf(IncomingKind.WEB), 0, visit("far", 0, name(6)));
            send(pipeline.settings());
            voc(0, pipeline.settings(), "ledger", "--json", "--wait", "PT2M");
            for (int partition = 0; partition < PARTITIONS; partition++) {
                bring(serdes.feedback(), Topics.FEEDBACK, partition, answer("behind" + partition, "short"));
            }
            send(pipeline.settings());

            JsonNode ledger = voc(0, pipeline.settings(), "ledger", "--json", "--wait", "PT2M");

            assertThat(ledger.get("problems")).isEmpty();
            assertThat(ledger.get("atRest").asBoolean()).isTrue();
            assertThat(kept(ledger, Topics.FEEDBACK, "SCALE_INVALID")).isEqualTo(PARTITIONS);
            // Where the customer's partition is another one, the record travels twice, as it came and as it is read.
            assertThat(kept(ledger, Topics.FEEDBACK, null)).isBetween(PARTITIONS - 1, PARTITIONS);
            // What could not be written took nothing else with it.
            int answers = 4 * PARTITIONS - kept(ledger, Topics.FEEDBACK, null);
            pipeline.readUntil(() -> answersOfTheDay(pipeline) == answers);
            assertThat(answersOfTheDay(pipeline)).isEqualTo(answers);
            List<String> behind = List.of("behind0", "behind1", "behind2", "behind3");
            pipeline.readUntil(() -> pipeline.attributions().keySet().containsAll(behind));
            assertThat(pipeline.liveJourneys())
                    .filteredOn(journey -> journey.customerId().equals("much"))
                    .singleElement()
                    .satisfies(journey -> {
                        assertThat(journey.path().stepCount()).isEqualTo(60);
                        assertThat(journey.path().steps()).hasSize(30);
                    });
            assertThat(pipeline.attributions()).containsKeys(behind.toArray(String[]::new));
        }
    }

    /** Each text of each record in turn is long, so that what follows from it is too large somewhere. */
    @Test
    @Tag("long")
    void shouldGoOnWhicheverTextGrows() throws IOException {
        Map<String, String> chosen = Map.of("voc.idle-timeout", "PT4S", "kafka.max.request.size", "262144");
        try (RunningPipeline pipeline = RunningPipeline.start(work, StageCatalogue.STAGES, chosen);
                EdgeSerdes serdes = Serdes.of(pipeline.settings())) {
            LargeCustomers customers = new LargeCustomers(Instant.now().minusSeconds(7_200));
            bring(serdes, customers.of(100_000));
            send(pipeline.settings(), "gzip");
            bring(serdes, customers.others());
            bring(serdes, customers.of(260_000));
            send(pipeline.settings(), "zstd");

            JsonNode ledger = voc(0, pipeline.settings(), "ledger", "--json", "--wait", "PT2M");

            assertThat(ledger.get("problems")).isEmpty();
            assertThat(ledger.get("atRest").asBoolean()).isTrue();
            assertThat(stoppedAt(pipeline.settings()))
                    .contains(
                            "exchange-sink",
                            "hops-sink",
                            "interactions-by-identifier",
                            "interactions-sink",
                            "profiles-by-customer",
                            "rejected-sink",
                            "targets-by-identifier",
                            "versions-by-event");
            pipeline.readUntil(() -> answersOfTheDay(pipeline) == 4);
            assertThat(answersOfTheDay(pipeline)).isEqualTo(4);
            for (int i = 0; i < 4; i++) {
                assertThat(pipeline.attributions().get("other-answer-" + i))
                        .returns("other-shop-" + i, Attribution::touchpointId);
            }
        }
    }

    private void bring(EdgeSerdes serdes, List<Input> inputs) {
        Producers producers = new Producers(serdes);
        for (Input input : inputs) {
            // A customer's profiles stay in one partition, as they must; all else may come on any.
            byte[] key = input instanceof Input.Profiled profiled
                    ? profiled.profile().customerId().getBytes(StandardCharsets.UTF_8)
                    : String.valueOf(records.size()).getBytes(StandardCharsets.UTF_8);
            records.add(new ProducerRecord<>(Producers.topicOf(input), key, producers.valueOf(input)));
        }
    }

    /** The outputs for which something was too large, by the messages of the dead letters. */
    private static Set<String> stoppedAt(Settings settings) {
        Set<String> outputs = new TreeSet<>();
        try (TopicReader reader = new TopicReader(settings)) {
            reader.read(reader.ranges(List.of(Topics.DEAD_LETTERS)), letter -> {
                org.apache.kafka.common.header.Header message = letter.headers().lastHeader("__streams.errors.message");
                assertThat(message)
                        .as("left out by the producer, since it was not measured before")
                        .isNotNull();
                outputs.add(new String(message.value(), StandardCharsets.UTF_8)
                        .replaceFirst("A record of \\d+ bytes for (\\S+) is larger .*", "$1"));
            });
        }
        return outputs;
    }

    private static long answersOfTheDay(RunningPipeline pipeline) {
        return pipeline.scores().entrySet().stream()
                .filter(row -> row.getKey().startsWith("NPS|0-10|HIGHER_IS_BETTER|*|P1D|"))
                .mapToLong(row -> row.getValue().responses())
                .sum();
    }

    private <T> void bring(Serde<T> serde, String topic, int partition, T value) {
        records.add(new ProducerRecord<>(
                topic, partition, new byte[] {'k'}, serde.serializer().serialize(topic, value)));
    }

    /** A comment of which no byte is UTF-8: each is read as a sign of three bytes. */
    private void bringBroken(EdgeSerdes serdes, int partition) {
        Feedback feedback = answer("broken" + partition, "x".repeat(1_048_000));
        byte[] value = serdes.feedback().serializer().serialize(Topics.FEEDBACK, feedback);
        for (int i = 0; i < value.length; i++) {
            if (value[i] == 'x') {
                value[i] = -1;
            }
        }
        records.add(new ProducerRecord<>(Topics.FEEDBACK, partition, new byte[] {'k'}, value));
    }

    private static Header header(String eventId, int minute, Identifier who) {
        Instant at = Instant.now().minusSeconds(7_200).plusSeconds(60L * minute);
        return new Header(eventId, 0, Operation.UPSERT, "test", at, null, List.of(who), Map.of(), Map.of());
    }

    private static WebTouchpoint visit(String eventId, int minute, Identifier who) {
        return new WebTouchpoint(header(eventId, minute, who), "page_viewed", null);
    }

    private static Feedback answer(String eventId, String comment) {
        return feedback(eventId, 10, comment, null);
    }

    private static Feedback wrongScale(String eventId) {
        return feedback(eventId, 9, "z".repeat(1_040_000), null);
    }

    private static Feedback inStore(String eventId, String storeId) {
        return feedback(eventId, 10, "short", storeId);
    }

    private static Feedback feedback(String eventId, int scaleMax, String comment, @Nullable String storeId) {
        return new Feedback(
                header(eventId, 0, customer("anna-" + eventId)),
                "survey",
                "question",
                Metric.NPS,
                0,
                scaleMax,
                Polarity.HIGHER_IS_BETTER,
                Feedback.Status.ANSWERED,
                9,
                comment,
                null,
                Channel.WEB,
                null,
                storeId,
                null);
    }

    private static CustomerProfile profile(String segment) {
        return new CustomerProfile("anna-long0", Instant.EPOCH.plusSeconds(1), segment, null, Map.of());
    }

    /** From each type to the next stronger one. */
    private static IdentityLink link(int type) {
        return new IdentityLink(
                "link" + type,
                0,
                Operation.UPSERT,
                name(type),
                name(type - 1),
                Instant.now().minusSeconds(9_000),
                "test");
    }

    private static Identifier name(int type) {
        return new Identifier(STRONGEST_FIRST.get(type), "n".repeat(520_000));
    }

    private static Identifier customer(String id) {
        return new Identifier(IdentifierType.CUSTOMER_ID, id);
    }

    private static List<RejectedRecord> rejected(Settings settings, EdgeSerdes serdes) {
        List<RejectedRecord> rejected = new ArrayList<>();
        Deserializer<RejectedRecord> deserializer = serdes.rejected().deserializer();
        try (TopicReader reader = new TopicReader(settings)) {
            reader.read(
                    reader.ranges(List.of(Topics.REJECTED)),
                    record -> rejected.add(deserializer.deserialize(record.topic(), record.value())));
        }
        return rejected;
    }

    /** Java's client, other than most, measures before it compresses; so that is switched off. */
    private void send(Settings settings) {
        send(settings, "gzip");
    }

    private void send(Settings settings, String compression) {
        Map<String, Object> config = Clients.config(settings);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.MAX_VALUE);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
        records.clear();
    }

    private static int kept(JsonNode ledger, String topic, @Nullable String reason) {
        for (JsonNode kept : ledger.get("kept")) {
            String found =
                    kept.get("reason").isNull() ? null : kept.get("reason").asText();
            if (kept.get("topic").asText().equals(topic) && Objects.equals(found, reason)) {
                return kept.get("records").asInt();
            }
        }
        return 0;
    }

    private static int accepted(JsonNode ledger, String topic) {
        int accepted = 0;
        for (JsonNode line : ledger.get("partitions")) {
            accepted += line.get("topic").asText().equals(topic)
                    ? line.get("accepted").asInt()
                    : 0;
        }
        return accepted;
    }

    private JsonNode voc(int expected, Settings settings, String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--bootstrap-servers",
                settings.get(VocSettings.BOOTSTRAP_SERVERS),
                "--schema-registry",
                settings.get(VocSettings.SCHEMA_REGISTRY),
                "--directory",
                work.toString()));
        int status = Voc.execute(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        assertThat(status).as("%s%s", err, out).isEqualTo(expected);
        return new ObjectMapper().readTree(out.toString());
    }
}
