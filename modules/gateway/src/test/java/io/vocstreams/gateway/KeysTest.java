package io.vocstreams.gateway;

import static io.vocstreams.gateway.OpenDoor.json;
import static io.vocstreams.gateway.OpenDoor.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.vocstreams.contracts.Topics;
import io.vocstreams.http.HashedKeys;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.Interaction;
import io.vocstreams.platform.yaml.InvalidYamlException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file = folder;
    private OpenDoor door = door();

    private static OpenDoor door() {
        return OpenDoor.open(Map.of());
    }

    @BeforeEach
    void openWithKeys() throws IOException {
        door.close();
        file = folder.resolve("keys.yml");
        Files.writeString(file, """
                keys:
                  - source: till
                    sha256: %s
                  - source: web-shop
                    sha256: %s
                    channels: [WEB]
                    identifiers: [COOKIE_ID, CUSTOMER_ID]
                    origins: ["https://shop.example"]
                  - source: slow
                    sha256: %s
                    events-per-second: 1
                """.formatted(hash("till-secret"), hash("web-secret"), hash("slow-secret")));
        door = OpenDoor.open(Map.of("voc.gateway.keys", file.toString()));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void shouldTakeNothingWithoutAKeyThatItKnows() {
        assertThat(send(door.post("/v1/events", Samples.web("e1"))).statusCode())
                .isEqualTo(401);
        HttpResponse<String> wrong = send(with("wrong", Samples.web("e1")));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).doesNotContain("wrong");
        assertThat(wrong.headers().firstValue("Connection"))
                .as("its body was not read")
                .contains("close");
        assertThat(door.producer.history()).isEmpty();
    }

    @Test
    void shouldNameTheSourceByTheKey() {
        assertThat(send(with("till-secret", Samples.example("StoreTouchpoint"))).statusCode())
                .isEqualTo(200);

        ProducerRecord<byte[], byte[]> record = door.producer.history().get(0);
        Interaction written = door.serdes
                .input(Topics.inputOf(IncomingKind.STORE))
                .deserialize(Topics.inputOf(IncomingKind.STORE), record.value());
        assertThat(Objects.requireNonNull(written).header().source()).isEqualTo("till");
    }

    @Test
    void shouldTakeAKeyAsBasicUserAsParameterAndInSegmentsBody() {
        String basic = Base64.getEncoder().encodeToString("till-secret:".getBytes(StandardCharsets.UTF_8));
        String page = "{\"type\": \"page\", \"messageId\": \"m1\", \"anonymousId\": \"a1\","
                + " \"timestamp\": \"2026-12-01T11:00:00Z\", \"writeKey\": \"%s\"}";

        assertThat(send(door.post("/v1/events", Samples.web("e1")).header("Authorization", "Basic " + basic))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(door.post("/v1/events?key=till-secret", Samples.web("e1")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(door.post("/v1/p", page.formatted("till-secret"))).statusCode())
                .isEqualTo(200);
        assertThat(send(door.post("/v1/p", page.formatted("other"))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldBindAKeyToItsPages() {
        HttpRequest.Builder ours = with("web-secret", Samples.web("e1")).header("Origin", "https://shop.example");
        HttpRequest.Builder others = with("web-secret", Samples.web("e1")).header("Origin", "https://other.example");
        HttpRequest.Builder serversKey =
                with("till-secret", Samples.web("e1")).header("Origin", "https://shop.example");

        HttpResponse<String> answer = send(ours);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
        assertThat(send(others).statusCode()).isEqualTo(403);
        assertThat(send(serversKey).statusCode()).isEqualTo(403);
        assertThat(send(with("web-secret", Samples.web("e1"))).statusCode()).isEqualTo(403);
    }

    @Test
    void shouldAnswerABrowserThatAsksBefore() {
        HttpRequest.Builder ours = door.to("/v1/events")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://shop.example");
        HttpRequest.Builder others = door.to("/v1/events")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://other.example");

        assertThat(send(ours).statusCode()).isEqualTo(204);
        assertThat(send(others).statusCode()).isEqualTo(403);
    }

    @Test
    void shouldBindAKeyToItsChannelsAndIdentifiers() {
        String email = Samples.web("e2", "[{\"type\": \"EMAIL\", \"value\": \"jo@example.com\"}]");
        String merge = Samples.example("IdentityLink").replace("COOKIE_ID", "CUSTOMER_ID");
        String body = "[" + Samples.example("StoreTouchpoint") + "," + email + "," + merge + ","
                + Samples.example("CustomerProfile") + "," + Samples.example("IdentityLink") + "]";

        HttpResponse<String> answer = send(with("web-secret", body).header("Origin", "https://shop.example"));

        assertThat(json(answer).path("results").findValuesAsText("status"))
                .containsExactly("REFUSED", "REFUSED", "REFUSED", "REFUSED", "ACCEPTED");
        assertThat(json(answer).path("results").findValuesAsText("reason")).containsOnly("NOT_ALLOWED");
        assertThat(answer.body()).doesNotContain("jo@example");
    }

    @Test
    void shouldHoldAKeyToItsRate() {
        String twelve = "[" + (Samples.web("e") + ",").repeat(11) + Samples.web("e") + "]";

        assertThat(send(with("slow-secret", twelve)).statusCode()).isEqualTo(200);
        HttpResponse<String> tooSoon = send(with("slow-secret", Samples.web("e")));
        assertThat(tooSoon.statusCode()).isEqualTo(429);
        assertThat(tooSoon.headers().firstValue("Retry-After")).isPresent();
        assertThat(send(with("till-secret", Samples.web("e"))).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldReadTheFileAgainWhenItChangesAndKeepTheKeysWhenItIsWrong() throws IOException {
        Files.writeString(file, "keys: [{source: other, sha256: " + hash("other-secret") + "}]");
        Awaitility.await()
                .until(() -> send(with("other-secret", Samples.web("e1"))).statusCode() == 200);
        assertThat(send(with("till-secret", Samples.web("e1"))).statusCode()).isEqualTo(401);

        Files.writeString(file, "keys: [{source: other}]");
        Awaitility.await()
                .until(() ->
                        door.meters.get("voc_gateway_key_file_problem").gauge().value() == 1);
        assertThat(send(with("other-secret", Samples.web("e1"))).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldFindOneOfFiveThousandKeys() throws IOException {
        StringBuilder keys = new StringBuilder("keys:\n");
        for (int i = 0; i < 5_000; i++) {
            keys.append("  - {source: s")
                    .append(i)
                    .append(", sha256: ")
                    .append(hash("k" + i))
                    .append("}\n");
        }
        Files.writeString(file, keys);

        HashedKeys<ApiKey> read = new HashedKeys<>(file, KeyFile::read);

        assertThat(read.size()).isEqualTo(5_000);
        assertThat(read.find("k4999")).map(ApiKey::source).contains("s4999");
        assertThat(read.find("k5000")).isEmpty();
    }

    /** The JDK promises that its comparison takes the same time wherever two hashes differ. */
    @Test
    void shouldCompareKeysInConstantTime() {
        JavaClasses keys = new ClassFileImporter().importClasses(HashedKeys.class, HashedKeys.Hashed.class);

        assertThat(keys.get(HashedKeys.Hashed.class).getMethodCallsFromSelf())
                .filteredOn(call -> call.getTargetOwner().isEquivalentTo(MessageDigest.class))
                .extracting(call -> call.getOrigin().getName() + " calls " + call.getName())
                .containsExactly("isOf calls isEqual");
        ArchRuleDefinition.noClasses()
                .should()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .check(keys);
    }

    @Test
    void shouldNameWhatIsWrongWithTheFile() throws IOException {
        Files.writeString(file, """
                keys:
                  - source: a
                    sha256: abc
                    channels: [RADIO]
                    origins: ["shop.example/"]
                    colour: red
                """);

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("sha256")
                .hasMessageContaining("RADIO")
                .hasMessageContaining("no origin")
                .hasMessageContaining("colour");
    }

    private HttpRequest.Builder with(String key, String body) {
        return door.post("/v1/events", body).header("Authorization", "Bearer " + key);
    }

    private static String hash(String secret) {
        return HexFormat.of().formatHex(HashedKeys.hash(secret));
    }
}
