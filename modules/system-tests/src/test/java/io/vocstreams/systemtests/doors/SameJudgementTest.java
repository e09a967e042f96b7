package io.vocstreams.systemtests.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.gateway.Gateway;
import io.vocstreams.http.Reply;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.systemtests.doors.Spoiled.Twice;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.PipelineDriver;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.testkit.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** §16: of the same record the gateway answers what the stages decide, in the same words. */
class SameJudgementTest {

    /** Ten thousand, and fewer where there are to be fewer worlds. */
    private static final int RECORDS = Integer.getInteger("movement.worlds", 100) < 100 ? 2_000 : 10_000;

    private static final int BATCH = 500;
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final String ACCEPTED = "ACCEPTED";

    /** All that one record can be refused for by itself. What is too large takes a test of its own. */
    private static final Set<String> REASONS = Set.of(
            ACCEPTED,
            "MISSING_FIELD",
            "NO_USABLE_IDENTIFIER",
            "SCALE_INVALID",
            "VALUE_OUT_OF_RANGE",
            "LINK_INVALID",
            "TIME_IN_FUTURE");

    /** What became of a record; field and detail are of a refusal. */
    private record Decision(String outcome, String field, String detail) {

        static Decision of(Rejection rejection) {
            return new Decision(rejection.reason().name(), String.valueOf(rejection.field()), rejection.detail());
        }

        static Decision of(JsonNode answer) {
            return answer.path("status").asText().equals(ACCEPTED)
                    ? accepted()
                    : new Decision(
                            answer.path("reason").asText(),
                            answer.path("field").asText("null"),
                            answer.path("detail").asText());
        }

        static Decision accepted() {
            return new Decision(ACCEPTED, "", "");
        }
    }

    @Test
    void shouldDecideOfEveryRecordAsTheStagesDo() {
        Spoiled spoiled = new Spoiled(new Random(16), NOW);
        List<Twice> records = new ArrayList<>();
        for (int number = 0; number < RECORDS; number++) {
            records.add(spoiled.next(number));
        }

        List<Decision> stages = stages(records);
        List<Decision> gateway = gateway(records);

        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < RECORDS; i++) {
            assertThat(gateway.get(i)).as("%s", records.get(i).json()).isEqualTo(stages.get(i));
            seen.merge(stages.get(i).outcome(), 1, Integer::sum);
        }
        assertThat(seen.keySet()).as("%s", seen).isEqualTo(REASONS);
        assertThat(seen.values()).as("%s", seen).allMatch(times -> times >= RECORDS / 1_000);
    }

    @Test
    void shouldCallTooLargeWhatTheStagesDo() {
        Spoiled spoiled = new Spoiled(new Random(1), NOW);
        Twice small = Stream.iterate(0, number -> number + 1)
                .map(spoiled::next)
                .filter(each -> each.json().has("action"))
                .findFirst()
                .orElseThrow();
        List<Twice> records = new ArrayList<>();
        for (int length : new int[] {1_000_000, 1_048_000, 1_048_576, 1_100_000}) {
            records.add(small.with("action", "a".repeat(length)));
        }

        List<Decision> stages = stages(records);

        assertThat(gateway(records)).isEqualTo(stages);
        assertThat(stages.get(0)).isEqualTo(Decision.accepted());
        assertThat(stages.get(3).outcome()).isEqualTo(RejectReason.TOO_LARGE.name());
    }

    /** What the stages decide, of records written to their topics. */
    private static List<Decision> stages(List<Twice> records) {
        try (PipelineDriver pipeline =
                new PipelineDriver(Policies.patient(World.of(null)), Layout.of(1), NOW, new Random(1))) {
            Map<String, Serializer<Object>> writers = new HashMap<>();
            Map<String, List<Integer>> positions = new HashMap<>();
            for (int number = 0; number < records.size(); number++) {
                InputRecord input = InputRecord.of(records.get(number).value());
                byte[] value = writers.computeIfAbsent(
                                input.topic(), pipeline.outcome().serdes()::inputWriter)
                        .serialize(input.topic(), input.value());
                positions
                        .computeIfAbsent(input.topic(), any -> new ArrayList<>())
                        .add(number);
                pipeline.bringRaw(input.topic(), 0, input.key(), value);
            }
            pipeline.drain();
            List<Decision> decisions =
                    records.stream().map(any -> Decision.accepted()).collect(Collectors.toCollection(ArrayList::new));
            for (RejectedRecord rejected : pipeline.outcome().rejected()) {
                int number = positions
                        .getOrDefault(rejected.source().topic(), List.of())
                        .get((int) rejected.source().offset());
                decisions.set(number, Decision.of(rejected.rejection()));
            }
            assertThat(pipeline.outcome().deadLetters()).isZero();
            return decisions;
        }
    }

    private static List<Decision> gateway(List<Twice> records) {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
        Gateway.Surroundings surroundings = new Gateway.Surroundings(
                producer,
                EdgeSerdes.registering("mock://same-judgement", Map.of()),
                new SimpleMeterRegistry(),
                () -> new Reply(200, "text/plain", ""),
                Clock.fixed(NOW, ZoneOffset.UTC));
        try (Gateway gateway = Gateway.start(
                Settings.of(Map.of("voc.gateway.port", "0", "voc.gateway.body-kilobytes", "8192")), surroundings)) {
            Awaitility.await().until(() -> gateway.problem().isEmpty());
            List<Decision> decisions = new ArrayList<>();
            for (int from = 0; from < records.size(); from += BATCH) {
                List<Twice> batch = records.subList(from, Math.min(from + BATCH, records.size()));
                answers(gateway, batch).forEach(answer -> decisions.add(Decision.of(answer)));
            }
            assertThat(producer.history()).hasSize((int)
                    decisions.stream().filter(Decision.accepted()::equals).count());
            return decisions;
        }
    }

    private static JsonNode answers(Gateway gateway, List<Twice> batch) {
        String body = batch.stream().map(record -> record.json().toString()).collect(Collectors.joining(",", "[", "]"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/events"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            String answer = HttpClient.newHttpClient()
                    .sendAsync(request, BodyHandlers.ofString())
                    .join()
                    .body();
            return new ObjectMapper().readTree(answer).path("results");
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private static Cluster cluster() {
        Node node = new Node(1, "localhost", 1);
        List<PartitionInfo> partitions = Stream.concat(
                        Topics.INTERACTION_INPUTS.stream(), Stream.of(Topics.IDENTITY_LINKS, Topics.CUSTOMERS))
                .map(topic -> new PartitionInfo(topic, 0, node, new Node[] {node}, new Node[] {node}))
                .toList();
        return new Cluster("test", List.of(node), partitions, Set.of(), Set.of());
    }
}
