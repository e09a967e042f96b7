package io.vocstreams.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.client.SendResult;
import io.vocstreams.client.VocClient;
import io.vocstreams.client.records.Records;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.platform.RecordLimits;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own client understands what our own gateway answers. */
class ClientOfGatewayTest {

    private static final String SECRET = "till-1";

    /** Of {@link #SECRET}. */
    private static final String SHA_256 = "9a3f2388d98dcb32d88bde2189048aebe5148e0f65254b4dcfa7123f3571fdc6";

    /** In the past by the clock of the test's gateway and by that of the client, which is the wall's. */
    private static final Instant WHEN = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void shouldPublishWhatIsAcceptedAndTellWhatThisKeyMayNotSend() throws IOException {
        Path keys = Files.writeString(
                folder.resolve("keys.yml"),
                "keys:\n  - source: till\n    sha256: " + SHA_256 + "\n    channels: [WEB]\n");
        try (OpenDoor door = OpenDoor.open(Map.of("voc.gateway.keys", keys.toString()));
                VocClient client = VocClient.toGateway(URI.create(door.gateway.url()), SECRET)
                        .open()) {
            CompletableFuture<SendResult> taken = client.send(web("e1"));
            CompletableFuture<SendResult> refused = client.send(store("e2"));

            assertThat(taken.join()).isInstanceOf(SendResult.Published.class);
            assertThat(refused.join()).isInstanceOf(SendResult.Refused.class);
            assertThat(door.producer.history()).hasSize(1);
        }
    }

    /** Byte by byte around the limit, and in the same words. */
    @Test
    void shouldCallTooLargeWhatTheGatewayDoes() throws IOException {
        try (OpenDoor door = OpenDoor.open(Map.of());
                VocClient client = VocClient.toGateway(URI.create(door.gateway.url()), null)
                        .open()) {
            int around = RecordLimits.DEFAULT_READ - overhead(door);
            for (int length = around - 2; length <= around + 2; length++) {
                Incoming record = web("e1", "\u00e9" + "a".repeat(length - 2));
                JsonNode gateway = door.results("/v1/events", json(record)).path(0);
                boolean tooLarge = length > around;

                assertThat(gateway.path("reason").asText()).isEqualTo(tooLarge ? "TOO_LARGE" : "");
                assertThat(client.send(record).join())
                        .isEqualTo(
                                tooLarge
                                        ? new SendResult.Refused(
                                                RejectReason.TOO_LARGE,
                                                null,
                                                gateway.path("detail").asText())
                                        : new SendResult.Published());
            }
        }
    }

    /** What a record has beside its action. */
    private static int overhead(OpenDoor door) throws IOException {
        // Not much longer than what fits, for a text's length itself takes more bytes when it is longer.
        String action = "a".repeat(RecordLimits.DEFAULT_READ - 10);
        String detail = door.results("/v1/events", json(web("e1", action)))
                .path(0)
                .path("detail")
                .asText();
        return Integer.parseInt(detail.replaceFirst("the record has (\\d+) bytes.*", "$1")) - action.length();
    }

    private static String json(Incoming record) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonRecords.factory().createGenerator(text)) {
            JsonRecords.write(record, json);
        }
        return text.toString();
    }

    private static Incoming web(String id) {
        return web(id, "page_viewed");
    }

    private static Incoming web(String id, String action) {
        return Records.web(id, action)
                .source("shop")
                .occurredAt(WHEN)
                .identifier(IdentifierType.COOKIE_ID, "c1")
                .build();
    }

    private static Incoming store(String id) {
        return Records.store(id, "purchase_completed", "s1")
                .source("shop")
                .occurredAt(WHEN)
                .identifier(IdentifierType.LOYALTY_ID, "l1")
                .build();
    }
}
