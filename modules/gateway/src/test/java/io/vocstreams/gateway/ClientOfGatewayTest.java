package io.vocstreams.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.client.Answer;
import io.vocstreams.client.VocClient;
import io.vocstreams.client.records.Records;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Incoming;
import java.io.IOException;
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
            CompletableFuture<Answer> taken = client.send(web("e1"));
            CompletableFuture<Answer> refused = client.send(store("e2"));

            assertThat(taken.join()).isInstanceOf(Answer.Published.class);
            assertThat(refused.join()).isInstanceOf(Answer.Refused.class);
            assertThat(door.producer.history()).hasSize(1);
        }
    }

    private static Incoming web(String id) {
        return Records.web(id, "page_viewed")
                .source("shop")
                .occurredAt(Instant.now())
                .identifier(IdentifierType.COOKIE_ID, "c1")
                .build();
    }

    private static Incoming store(String id) {
        return Records.store(id, "purchase_completed", "s1")
                .source("shop")
                .occurredAt(Instant.now())
                .identifier(IdentifierType.LOYALTY_ID, "l1")
                .build();
    }
}
