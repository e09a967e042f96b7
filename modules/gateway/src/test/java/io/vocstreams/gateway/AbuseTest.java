package io.vocstreams.gateway;

import static io.vocstreams.gateway.OpenDoor.json;
import static io.vocstreams.gateway.OpenDoor.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.http.Reply;
import io.vocstreams.platform.config.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders that mean ill, or know no better. */
@Tag("once")
class AbuseTest {

    private static final int TEN_MEGABYTES = 10 << 20;
    private static final int MANY = 2_000;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String HALF = head(1_000) + "{";

    private OpenDoor door = OpenDoor.open(Map.of());

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void shouldRefuseAHeadThatIsTooLarge() {
        HttpResponse<String> answer =
                send(door.post("/v1/events", Samples.web("e1")).header("X-Jo", "jo@example.com ".repeat(2_000)));

        assertThat(answer.statusCode()).isEqualTo(431);
        assertThat(answer.body()).doesNotContain("jo@");
    }

    @Test
    void shouldNotHoldTenMegabytesWhetherTheyAreAnnouncedOrNot() {
        byte[] large = " ".repeat(TEN_MEGABYTES).getBytes(StandardCharsets.US_ASCII);
        HttpRequest.Builder unannounced = door.to("/v1/events")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        assertThat(send(unannounced).statusCode()).isEqualTo(413);
        assertThat(send(door.post("/v1/events", " ".repeat(TEN_MEGABYTES))).statusCode())
                .isEqualTo(413);
        Awaitility.await().untilAsserted(() -> assertThat(
                        door.meters.get("voc_gateway_under_way_bytes").gauge().value())
                .isZero());
    }

    /** One that reads only after it has written all is the plainest of clients. */
    @Test
    void shouldLetASenderWriteAllBeforeItReadsTheRefusal() throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout((int) LONG.toMillis());
            write(socket, head(TEN_MEGABYTES));
            write(socket, " ".repeat(TEN_MEGABYTES));

            assertThat(read(socket))
                    .startsWith("HTTP/1.1 413")
                    .contains("Connection: close")
                    .endsWith("(closed)");
        }
    }

    @Test
    void shouldCutASenderThatDoesNotStopAfterTheRefusal() throws IOException {
        door.close();
        door = OpenDoor.open(Map.of("voc.gateway.body-kilobytes", "64"));
        String kilobyte = " ".repeat(1_024);

        try (Socket socket = connect()) {
            write(socket, head(Integer.MAX_VALUE));

            assertThatThrownBy(() -> {
                        for (int sent = 0; sent < TEN_MEGABYTES; sent++) {
                            write(socket, kilobyte);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void shouldAnswerOthersWhileTwoThousandDoNotGoOn() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                Socket socket = connect();
                slow.add(socket);
                write(socket, HALF);
            }
            Awaitility.await().atMost(LONG).untilAsserted(() -> assertThat(
                            door.meters.get("voc_gateway_connections").gauge().value())
                    .isGreaterThanOrEqualTo(MANY));

            assertThat(send(door.post("/v1/events", Samples.web("e1"))).statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        // Nothing is held for those who are gone.
        Awaitility.await().atMost(LONG).untilAsserted(() -> assertThat(
                        door.meters.get("voc_gateway_under_way_bytes").gauge().value())
                .isZero());
        Awaitility.await().atMost(LONG).untilAsserted(() -> assertThat(
                        door.meters.get("voc_gateway_connections").gauge().value())
                .isLessThan(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S,PT1M", "PT1M,PT1S"})
    void shouldGiveUpABodyThatStopsOrDrips(String idleAndBody) throws IOException {
        Duration idle = Duration.parse(idleAndBody.split(",", 2)[0]);
        Duration whole = Duration.parse(idleAndBody.split(",", 2)[1]);
        door.close();
        door = OpenDoor.impatient(new SenderTimeouts(idle, whole, LONG));
        try (Socket slow = connect()) {
            write(slow, HALF);

            String answer = answerWhile(slow, whole.compareTo(idle) < 0);

            assertThat(answer).startsWith("HTTP/1.1 408");
        }
        Awaitility.await().untilAsserted(() -> assertThat(
                        door.meters.get("voc_gateway_under_way_bytes").gauge().value())
                .isZero());
    }

    @Test
    void shouldGiveUpAHeadThatDrips() throws IOException {
        door.close();
        door = OpenDoor.impatient(new SenderTimeouts(LONG, LONG, Duration.ofMillis(300)));
        try (Socket slow = connect()) {
            write(slow, "POST /v1/events HTTP/1.1\r\nSlow: ");

            assertThat(answerWhile(slow, true)).isEmpty();
        }
    }

    /** Others use a connection for as long as they want. */
    @Test
    void shouldKeepAConnectionThatIsUsedNowAndThen() throws IOException {
        door.close();
        door = OpenDoor.impatient(new SenderTimeouts(LONG, LONG, Duration.ofMillis(50)));
        String request = "GET /health HTTP/1.1\r\nHost: door\r\n\r\n";
        try (Socket socket = connect()) {
            socket.setSoTimeout(200);
            for (int i = 0; i < 5; i++) {
                write(socket, request);
                assertThat(read(socket)).startsWith("HTTP/1.1 200");
            }
        }
    }

    /** Reads until it ends; now and then a byte is sent meanwhile, or none. */
    private static String answerWhile(Socket socket, boolean drips) throws IOException {
        socket.setSoTimeout(100);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        long deadline = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return answer.toString(StandardCharsets.US_ASCII);
                }
                answer.write(next);
            } catch (SocketTimeoutException nothingYet) {
                if (drips && answer.size() == 0) {
                    socket.getOutputStream().write('x');
                }
            } catch (SocketException cut) {
                return answer.toString(StandardCharsets.US_ASCII);
            }
        }
        throw new AssertionError("no end: " + answer);
    }

    /** What has come when nothing more comes for a moment. */
    private static String read(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                answer.write(next);
            }
        } catch (SocketTimeoutException all) {
            return answer.toString(StandardCharsets.US_ASCII);
        }
        return answer + "(closed)";
    }

    /** One clock is wrong, not all of them. */
    @Test
    void shouldRefuseFromAClockAYearAheadOnlyWhatItDates() {
        String body = "[" + Samples.web("e1") + "," + Samples.web("e2").replace("2026-12-01T11", "2027-12-01T11") + "]";
        String segment = "{\"batch\": [{\"type\": \"page\", \"messageId\": \"m1\", \"anonymousId\": \"a1\","
                + " \"timestamp\": \"2027-12-01T11:00:00Z\"}], \"sentAt\": \"2027-12-01T11:00:00Z\"}";

        JsonNode results = door.results("/v1/events", body);

        assertThat(results.findValuesAsText("status")).containsExactly("ACCEPTED", "REFUSED");
        assertThat(results.path(1).path("reason").asText()).isEqualTo("TIME_IN_FUTURE");
        assertThat(results.path(1).path("detail").asText()).contains(OpenDoor.NOW.toString());
        assertThat(door.results("/v1/batch", segment).path(0).path("reason").asText())
                .isEqualTo("TIME_IN_FUTURE");
    }

    /** A retry after a lost answer: the stages see the same event twice, and count it once. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/events", "/v1/batch"})
    void shouldWriteTheSameBytesWhenABatchComesAgain(String path) {
        String body = path.equals("/v1/events")
                ? "[" + Samples.web("e1") + "," + Samples.example("Feedback") + "]"
                : "{\"batch\": [{\"type\": \"identify\", \"messageId\": \"m1\", \"anonymousId\": \"a1\","
                        + " \"userId\": \"u1\", \"traits\": {\"email\": \"jo@example.com\"},"
                        + " \"timestamp\": \"2026-12-01T11:00:00Z\"}]}";

        JsonNode first = door.results(path, body);
        List<ProducerRecord<byte[], byte[]>> written = List.copyOf(door.producer.history());
        JsonNode second = door.results(path, body);

        assertThat(second).isEqualTo(first);
        List<ProducerRecord<byte[], byte[]>> all = door.producer.history();
        assertThat(all).hasSize(2 * written.size());
        for (int i = 0; i < written.size(); i++) {
            ProducerRecord<byte[], byte[]> again = all.get(written.size() + i);
            assertThat(again.topic()).isEqualTo(written.get(i).topic());
            assertThat(again.key()).isEqualTo(written.get(i).key());
            assertThat(again.value()).isEqualTo(written.get(i).value());
        }
    }

    @Test
    void shouldWaitForARegistryThatIsAwayAtTheStart() {
        door.close();
        MockProducer<byte[], byte[]> producer = new MockProducer<>(
                OpenDoor.cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
        Gateway.Surroundings surroundings = new Gateway.Surroundings(
                producer,
                EdgeSerdes.of("http://127.0.0.1:1/apis/ccompat/v7", Map.of()),
                new SimpleMeterRegistry(),
                () -> new Reply(200, "text/plain", ""),
                Clock.systemUTC());
        try (Gateway gateway = Gateway.start(Settings.of(Map.of("voc.gateway.port", "0")), surroundings)) {
            Awaitility.await()
                    .until(() ->
                            gateway.problem().orElse("").startsWith("the registry does not answer for the schema"));

            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/events"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(Samples.web("e1"))));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(json(answer).path("detail").asText()).contains("not ready");
            assertThat(producer.history()).isEmpty();
        }
    }

    /** Tags are kept for ever by who watches: nothing that a sender chooses becomes one. */
    @Test
    void shouldNameNothingOfASenderInItsMeters() {
        send(door.post(
                "/v1/events", Samples.web("jo@example.com", "[{\"type\": \"EMAIL\", \"value\": \"jo@x.example\"}]")));
        send(door.post("/v1/events?key=secret", "{\"type\": \"jo@example.com\"}"));
        send(door.post("/v1/jo@example.com", "{}"));
        send(door.post("/v1/track", "{\"messageId\": \"m\", \"event\": \"jo@example.com\"}"));

        assertThat(door.meters.getMeters())
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain("jo@", "secret"));
    }

    /** A sender that goes on sending may find its connection cut before it has read the answer. */
    private static String head(int length) {
        return "POST /v1/events HTTP/1.1\r\nHost: door\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n\r\n";
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), door.gateway.port());
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
