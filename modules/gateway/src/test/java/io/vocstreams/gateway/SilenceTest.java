package io.vocstreams.gateway;

import static io.vocstreams.gateway.OpenDoor.send;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.vocstreams.http.HashedKeys;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever is sent, in whatever way it fails: neither persons nor keys come out in logs, meters or answers. */
class SilenceTest {

    private static final String KEY = "k3y-0f-the-till";
    private static final String MAIL = "hanako@example.com";
    private static final String PHONE = "+81312345678";
    private static final String NAME = "Yamada-Hanako";

    @TempDir
    private Path folder = Path.of("");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger own = (Logger) LoggerFactory.getLogger("io.vocstreams");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> answers = new ArrayList<>();

    @BeforeEach
    void listen() {
        root.setLevel(Level.INFO);
        own.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        root.detachAppender(log);
        own.setLevel(null);
    }

    @Test
    void shouldSayNothingOfPersonsAndKeys() throws IOException {
        Path keys = folder.resolve("keys.yml");
        Files.writeString(
                keys, "keys: [{source: till, sha256: " + HexFormat.of().formatHex(HashedKeys.hash(KEY)) + "}]");
        try (OpenDoor door = OpenDoor.open(Map.of("voc.gateway.keys", keys.toString()))) {
            String basic = Base64.getEncoder().encodeToString((KEY + ":").getBytes(StandardCharsets.UTF_8));
            for (String body : bodies()) {
                note(door.post("/v1/events", body).header("Authorization", "Bearer " + KEY));
                note(door.post("/v1/events", body).header("Authorization", "Bearer " + KEY + NAME));
                note(door.post("/v1/events", body).header("Authorization", "Basic " + basic));
                note(door.post("/v1/events?key=" + KEY, body));
                note(door.post("/v1/events?key=" + KEY + NAME, body));
                note(door.post("/v1/" + NAME + "?key=" + KEY, body));
                note(door.post("/v1/t", "{\"writeKey\": \"" + KEY + "\", \"batch\": [" + body + "]}"));
                note(door.post("/v1/t", "{\"writeKey\": \"" + KEY + NAME + "\", \"batch\": [" + body + "]}"));
            }
            Files.writeString(keys, "keys: [{source: till, sha256: " + KEY + ", traits: " + KEY + "}]");
            Awaitility.await()
                    .until(() -> door.meters
                                    .get("voc_gateway_key_file_problem")
                                    .gauge()
                                    .value()
                            == 1);
            door.meters.getMeters().forEach(meter -> answers.add(meter.getId().toString()));
        }
        failAtTheBroker();

        List<String> lines = log.list.stream().map(SilenceTest::text).toList();
        assertThat(lines).anyMatch(line -> line.contains("keys stay as they were"));
        assertThat(lines).anyMatch(line -> line.contains("were not written"));
        assertThat(answers).anyMatch(answer -> answer.contains("REFUSED"));
        assertThat(lines).allSatisfy(SilenceTest::isSilent);
        assertThat(answers).allSatisfy(SilenceTest::isSilent);
    }

    private void failAtTheBroker() {
        try (OpenDoor door = OpenDoor.withSlowBroker(Map.of())) {
            CompletableFuture<Void> sent =
                    CompletableFuture.runAsync(() -> note(door.post("/v1/events", bodies().get(0))));
            Awaitility.await().until(() -> door.producer.errorNext(new RecordTooLargeException(MAIL + KEY)));
            sent.join();
        }
    }

    private static List<String> bodies() {
        String good = Samples.web(
                "e1",
                "[{\"type\": \"EMAIL\", \"value\": \"" + MAIL + "\"}, {\"type\": \"PHONE\", \"value\": \"" + PHONE
                        + "\"}]");
        return List.of(
                good,
                good.replace("page_viewed", ""),
                good.replace("EMAIL", NAME),
                good.replace("2026-12-01T11", NAME),
                good.replace("\"action\"", "\"colour\": \"" + NAME + "\", \"action\""),
                good.replace("\"page_viewed\"", "{\"x\": \"" + NAME + "\"}"),
                good.replace("WebTouchpoint", NAME),
                good.substring(0, good.length() - 4),
                MAIL + " " + PHONE + " " + NAME,
                "{\"type\": \"identify\", \"userId\": \"" + NAME + "\", \"traits\": {\"email\": \"" + MAIL + "\"}}");
    }

    private void note(HttpRequest.Builder request) {
        answers.add(send(request).body());
    }

    private static String text(ILoggingEvent event) {
        String problem =
                event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getLoggerName() + " " + event.getFormattedMessage() + " " + problem;
    }

    private static void isSilent(String line) {
        assertThat(line).doesNotContainIgnoringCase(KEY, MAIL, "hanako", PHONE, PHONE.substring(3), NAME);
    }
}
