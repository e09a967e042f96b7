package io.vocstreams.gateway;

import static io.vocstreams.gateway.OpenDoor.json;
import static io.vocstreams.gateway.OpenDoor.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.intake.ContactHash;
import io.vocstreams.platform.config.InvalidSettingException;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers of a real server, and what it writes. */
class GatewayTest {

    private OpenDoor door = OpenDoor.open(Map.of());

    @BeforeEach
    @AfterEach
    void keepTheBooks() {
        Awaitility.await().untilAsserted(() -> assertThat(door.count("voc_gateway_received_events"))
                .isEqualTo(door.count("voc_gateway_events")));
    }

    @AfterEach
    void close() {
        door.close();
    }

    static List<String> types() {
        return JsonRecords.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldTakeTheDocumentedExamples(String type) {
        JsonNode results = door.results("/v1/events", Samples.example(type));

        assertThat(results).hasSize(1);
        assertThat(results.path(0).path("status").asText()).isEqualTo("ACCEPTED");
        assertThat(door.producer.history()).hasSize(1);
    }

    @Test
    void shouldAnswerItemByItemAndWriteWhatIsAccepted() {
        String body = "[" + Samples.web("e1") + ", " + Samples.web("e2", "[]") + ", {\"type\": \"Order\"}, "
                + Samples.web("e4").replace("page_viewed\"", "page_viewed\", \"colour\": 1") + "]";

        JsonNode results = door.results("/v1/events", body);

        assertThat(results).hasSize(4);
        assertThat(results.path(0)).hasToString("{\"eventId\":\"e1\",\"status\":\"ACCEPTED\"}");
        assertThat(results.path(1))
                .hasToString("{\"eventId\":\"e2\",\"status\":\"REFUSED\",\"reason\":\"NO_USABLE_IDENTIFIER\","
                        + "\"field\":\"header.identifiers\",\"detail\":\"`header.identifiers` is empty\"}");
        assertThat(results.path(2).path("reason").asText()).isEqualTo("UNDECODABLE");
        assertThat(results.path(2).path("field").asText()).isEqualTo("type");
        assertThat(results.path(3).path("eventId").asText()).isEqualTo("e4");
        assertThat(results.path(3).path("field").asText()).isEqualTo("colour");
        assertThat(door.producer.history())
                .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                .containsExactly("cookie-id:ck-1");
        assertThat(door.count("voc_gateway_events", "outcome", "REFUSED")).isEqualTo(3);
    }

    @Test
    void shouldRefuseWhatTheClientDatesIntoTheFutureAndSayWhatTimeItIs() {
        JsonNode result = door.results("/v1/events", Samples.web("e1").replace("2026-12-01T11", "2027-12-01T11"))
                .path(0);

        assertThat(result.path("reason").asText()).isEqualTo("TIME_IN_FUTURE");
        assertThat(result.path("detail").asText()).contains(OpenDoor.NOW.toString());
    }

    @Test
    void shouldTakeARetractionThatRepeatsIdIdentifiersAndTime() {
        String body = Samples.web("e1")
                .replace("\"header\": {", "\"header\": {\"operation\": \"RETRACT\", ")
                .replace(", \"action\": \"page_viewed\"", "");

        assertThat(door.results("/v1/events", body).path(0).path("status").asText())
                .isEqualTo("ACCEPTED");
    }

    @Test
    void shouldTakeCloudEventsOneOrABatch() {
        String event = "{\"specversion\": \"1.0\", \"id\": \"x\", \"source\": \"/s\", \"type\": \"io.vocstreams.%s\","
                + " \"data\": %s}";
        String data = Samples.web("e1").replace("\"type\": \"WebTouchpoint\", ", "");
        String good = event.formatted("WebTouchpoint", data);
        String bad = event.formatted("WebTouchpoint", "7");

        HttpResponse<String> one = send(door.to("/v1/events")
                .header("Content-Type", "application/cloudevents+json; charset=UTF-8")
                .POST(BodyPublishers.ofString(good)));
        HttpResponse<String> batch = send(door.to("/v1/events")
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(BodyPublishers.ofString("[" + good + "," + bad + "]")));

        assertThat(json(one).path("accepted").asInt()).isEqualTo(1);
        assertThat(json(batch).path("accepted").asInt()).isEqualTo(1);
        assertThat(json(batch).path("results").path(1).path("field").asText()).isEqualTo("data");
    }

    @Test
    void shouldHashWhatComesInTheClearAndSayItNowhere() {
        String identifiers = "[{\"type\": \"EMAIL\", \"value\": \" Jo@Example.com \"}, {\"type\": \"PHONE\","
                + " \"value\": \"+81 3-1234-5678\"}]";

        String answer =
                send(door.post("/v1/events", Samples.web("e1", identifiers))).body();

        ProducerRecord<byte[], byte[]> record = door.producer.history().get(0);
        Interaction written = door.serdes
                .input(Topics.inputOf(IncomingKind.WEB))
                .deserialize(Topics.inputOf(IncomingKind.WEB), record.value());
        assertThat(Objects.requireNonNull(written).header().identifiers())
                .containsExactly(
                        new Identifier(IdentifierType.EMAIL, ContactHash.hash(IdentifierType.EMAIL, "jo@example.com")),
                        new Identifier(IdentifierType.PHONE, ContactHash.hash(IdentifierType.PHONE, "+81312345678")));
        assertThat(answer
                        + new String(record.value(), StandardCharsets.ISO_8859_1)
                        + new String(record.key(), StandardCharsets.UTF_8))
                .doesNotContainIgnoringCase("example.com")
                .doesNotContain("1234-5678", "81312345678");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; 400",
                "'{'; 400",
                "'{\"type\": \"WebTouchpoint\"} x'; 400",
                "'nonsense jo@example.com'; 400",
                "'[1, 2'; 400",
            })
    void shouldSayThatABodyIsNoJsonAndNotWhatStandsThere(String body, int status) {
        HttpResponse<String> response = send(door.post("/v1/events", body));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).doesNotContain("example");
    }

    @Test
    void shouldRefuseBadUtf8AndDepth() {
        byte[] bad = "{\"a\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        String deep = "[".repeat(100_000);

        assertThat(send(door.to("/v1/events")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(bad)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(door.post("/v1/events", deep)).statusCode()).isEqualTo(400);
        assertThat(send(door.post("/v1/track", deep)).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldRefuseBodiesThatAreTooLargeOrTooMany() {
        String large = "[" + "1,".repeat(2_000_000) + "1]";
        String many = "[" + "1,".repeat(Documents.MOST_EVENTS) + "1]";

        assertThat(send(door.post("/v1/events", large)).statusCode()).isEqualTo(413);
        assertThat(send(door.post("/v1/events", many)).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "application/xml, 415",
        "application/x-www-form-urlencoded, 415",
        "application/json; charset=iso-8859-1, 415",
        "text/plain, 200",
        "Application/JSON, 200"
    })
    void shouldReadJsonAndBeaconsOnly(String type, int status) {
        assertThat(send(door.to("/v1/events")
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString(Samples.web("e1"))))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void shouldKnowItsPathsAndMethods() {
        assertThat(send(door.to("/v1/events").GET()).statusCode()).isEqualTo(405);
        assertThat(send(door.to("/v1/nothing").GET()).statusCode()).isEqualTo(404);
        assertThat(send(door.to("/health").GET()).statusCode()).isEqualTo(200);
        assertThat(send(door.to("/openapi.yaml").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseARecordThatIsTooLargeForItsTopic() {
        String large = Samples.web("e1").replace("page_viewed", "a".repeat(1_100_000));

        assertThat(door.results("/v1/events", large).path(0).path("reason").asText())
                .isEqualTo("TOO_LARGE");
        assertThat(door.producer.history()).isEmpty();
    }

    /** Two retries could not see an invented one alike. */
    @Test
    void shouldTakeNothingWithoutAnEventId() {
        JsonNode own = door.results("/v1/events", Samples.web("")).path(0);
        JsonNode segment = door.results(
                        "/v1/page", "{\"anonymousId\": \"a1\", \"timestamp\": \"2026-12-01T11:00:00Z\"}")
                .path(0);

        assertThat(own.path("reason").asText()).isEqualTo("MISSING_FIELD");
        assertThat(segment.path("reason").asText()).isEqualTo("MISSING_FIELD");
        assertThat(door.producer.history()).isEmpty();
    }

    @Test
    void shouldLetNobodyWeakenWhatAcceptedMeans() {
        Map<String, Object> chosen = Map.of("acks", "0", "enable.idempotence", false, "security.protocol", "SSL");

        assertThat(Gateway.producerSettings(Settings.of(Map.of()), chosen))
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("security.protocol", "SSL");
    }

    @Test
    void shouldAnswerOnlyWhenTheBrokerHasAll() {
        door.close();
        door = OpenDoor.withSlowBroker(Map.of());
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(
                () -> send(door.post("/v1/events", "[" + Samples.web("e1") + "," + Samples.web("e2") + "]")));
        Awaitility.await().until(() -> door.producer.history().size() == 2);

        door.producer.completeNext();
        assertThat(answer).isNotDone();
        door.producer.completeNext();

        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void shouldAnswerWhatIsUnderWayWhenItEnds() throws IOException {
        door.close();
        door = OpenDoor.withSlowBroker(Map.of());
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> send(door.post("/v1/events", Samples.web("e1"))));
        Awaitility.await().until(() -> door.producer.history().size() == 1);
        try (Socket idle = new Socket(InetAddress.getLoopbackAddress(), door.gateway.port())) {
            Awaitility.await()
                    .until(() ->
                            door.meters.get("voc_gateway_connections").gauge().value() == 2);
            CompletableFuture<Void> end = CompletableFuture.runAsync(door::close);

            assertThat(idle.getInputStream().read()).as("an idle connection").isEqualTo(-1);
            assertThat(answer).isNotDone();
            door.producer.completeNext();

            assertThat(answer.join().statusCode()).isEqualTo(200);
            end.join();
        }
    }

    @Test
    void shouldShedAWholeRequestOfWhichTheBrokerTookNotAll() {
        door.close();
        door = OpenDoor.withSlowBroker(Map.of());
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(
                () -> send(door.post("/v1/events", "[" + Samples.web("e1") + "," + Samples.web("e2") + "]")));
        Awaitility.await().until(() -> door.producer.history().size() == 2);

        door.producer.completeNext();
        door.producer.errorNext(new TimeoutException("ck-1"));

        assertThat(answer.join().statusCode()).isEqualTo(503);
        assertThat(answer.join().headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.join().body()).doesNotContain("ck-1");
        assertThat(door.count("voc_gateway_events", "outcome", "SHED")).isEqualTo(2);
    }

    @Test
    void shouldShedRatherThanHoldMoreThanItsBound() {
        door.close();
        door = OpenDoor.withSlowBroker(Map.of("voc.gateway.megabytes", "1"));
        String body = Samples.web("e1").replace("page_viewed", "a".repeat(300_000));
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> send(door.post("/v1/events", body))))
                .toList();

        Awaitility.await()
                .until(() -> answers.stream().filter(CompletableFuture::isDone).count() >= 5);
        Awaitility.await().until(() -> {
            door.producer.completeNext();
            return answers.stream().allMatch(CompletableFuture::isDone);
        });

        Map<Integer, Long> statuses = answers.stream()
                .map(answer -> answer.join().statusCode())
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        assertThat(statuses.keySet()).containsExactlyInAnyOrder(200, 503);
        assertThat(statuses.get(200)).isLessThanOrEqualTo(3);
        Awaitility.await().untilAsserted(() -> assertThat(
                        door.meters.get("voc_gateway_under_way_bytes").gauge().value())
                .isZero());
    }

    @Test
    void shouldListenElsewhereOnlyWithKeys() {
        assertThatThrownBy(() -> OpenDoor.open(Map.of("voc.gateway.host", "0.0.0.0")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("voc.gateway.keys");
    }

    @Test
    void shouldWriteToTheTopicOfItsRecord() {
        door.results("/v1/events", Samples.web("e1"));

        ProducerRecord<byte[], byte[]> record = door.producer.history().get(0);
        Interaction written = door.serdes.input(record.topic()).deserialize(record.topic(), record.value());
        assertThat(written).isInstanceOf(WebTouchpoint.class);
        assertThat(record.topic()).isEqualTo(Topics.inputOf(IncomingKind.WEB));
    }
}
