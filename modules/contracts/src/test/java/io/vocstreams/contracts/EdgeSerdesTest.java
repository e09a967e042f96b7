package io.vocstreams.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.WebTouchpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

/** Tells bytes that are at fault from a registry that is. */
class EdgeSerdesTest {

    private static final String WEB = Topics.inputOf(IncomingKind.WEB);

    private static final Map<String, Object> IMPATIENT = Map.of("max.retries", 0, "http.connect.timeout.ms", 500);
    private static final WebTouchpoint VISIT = new WebTouchpoint(
            new Header(
                    "e-1",
                    0,
                    Operation.UPSERT,
                    "web-tracker",
                    Instant.ofEpochMilli(1_700_000_000_000L),
                    null,
                    List.of(new Identifier(IdentifierType.COOKIE_ID, "abc")),
                    Map.of(),
                    Map.of()),
            "page_viewed",
            "p-1");

    private final EdgeSerdes serdes = EdgeSerdes.registering("mock://edge", Map.of());
    private final Deserializer<? extends Interaction> reader = serdes.input(WEB);
    private final byte[] written = write(serdes, VISIT);

    @Test
    void shouldRegisterTheCommittedSchema() throws Exception {
        String registered =
                serdes.registry().getLatestSchemaMetadata(Schemas.subject(WEB)).getSchema();

        SchemaHistory history = SchemaHistory.of("WebTouchpoint");
        assertThat(registered).isEqualTo(history.version(history.newest()).toString());
    }

    @Test
    void shouldWriteWhatWasRegisteredBefore() throws Exception {
        EdgeSerdes strict = EdgeSerdes.of("mock://strict", Map.of());
        TopicSpec topic = TopicCatalogue.load().topic(WEB);
        int id = strict.registry()
                .register(
                        Schemas.subject(topic.name()),
                        new AvroSchema(Schemas.forTopic(topic).orElseThrow()));

        assertThat(ByteBuffer.wrap(write(strict, VISIT)).getInt(1)).isEqualTo(id);
    }

    @Test
    void shouldNotRegisterOfItself() {
        assertThatThrownBy(() -> write(EdgeSerdes.of("mock://empty", Map.of()), VISIT))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("voc.touchpoints.web.v1-value")
                .hasMessageContaining("voc topics");
    }

    @Test
    void shouldLeaveNullAlone() {
        assertThat((Object) reader.deserialize(WEB, null)).isNull();
    }

    @Test
    void shouldRefuseWhatIsNotInTheWireFormat() {
        assertUndecodable(new byte[0], "wire format");
        assertUndecodable("{\"eventId\":1}".getBytes(UTF_8), "wire format");
    }

    @Test
    void shouldRefuseASchemaThatNobodyRegistered() {
        byte[] stray = written.clone();
        stray[1] = 100;

        assertUndecodable(stray, "which the registry does not know");
    }

    @Test
    void shouldRefuseARecordOfAnotherTopic() {
        CallCenterTouchpoint call =
                new CallCenterTouchpoint(VISIT.header(), "call_started", null, null, null, null, null, null);
        byte[] other = serdes.incoming(CallCenterTouchpoint.class).serializer().serialize(WEB + "-other", call);

        assertUndecodable(other, "which is io.vocstreams.contract.CallCenterTouchpoint");
    }

    @Test
    void shouldRefuseARecordThatIsCutOff() {
        assertUndecodable(Arrays.copyOf(written, written.length - 1), "shape");
    }

    @Test
    void shouldRefuseARecordThatGoesOn() {
        assertUndecodable(Arrays.copyOf(written, written.length + 1), "shape");
    }

    @Test
    void shouldNotBelieveALength() {
        // The event id comes first: it claims two gigabytes.
        byte[] huge = Arrays.copyOf(written, 5 + 5);
        System.arraycopy(new byte[] {-2, -1, -1, -1, 15}, 0, huge, 5, 5);

        assertUndecodable(huge, "shape");
    }

    @Property(tries = 2000)
    void shouldReadOrRefuseWhateverComes(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = written.clone();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt(256);
        }

        assertThat(outcome(bytes)).isIn("read", "refused");
    }

    @Test
    void shouldRetryWhenTheRegistryIsAway() {
        try (EdgeSerdes away = EdgeSerdes.of("http://localhost:1", IMPATIENT)) {
            assertThatThrownBy(() -> away.input(WEB).deserialize(WEB, written))
                    .isInstanceOf(RegistryException.class)
                    .isInstanceOf(RetriableException.class);
            assertThatThrownBy(() -> write(away, VISIT)).isInstanceOf(RegistryException.class);
        }
    }

    @Test
    void shouldRetryWhenTheRegistryIsBrokenOrRefuses() throws Exception {
        for (int status : new int[] {401, 403, 429, 500, 503}) {
            try (Answer registry = new Answer(status, "{\"error_code\":" + status + ",\"message\":\"no\"}");
                    EdgeSerdes broken = EdgeSerdes.of(registry.url(), IMPATIENT)) {
                assertThatThrownBy(() -> broken.input(WEB).deserialize(WEB, written))
                        .isInstanceOf(RegistryException.class);
                assertThatThrownBy(() -> write(broken, VISIT)).isInstanceOf(RegistryException.class);
            }
        }
    }

    @Test
    void shouldTakeNotFoundForAnAnswer() throws Exception {
        try (Answer registry = new Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
                EdgeSerdes sound = EdgeSerdes.of(registry.url(), IMPATIENT)) {
            assertThatThrownBy(() -> sound.input(WEB).deserialize(WEB, written))
                    .isInstanceOf(UndecodableException.class);
        }
    }

    @Test
    void shouldNotTakeTheNotFoundOfAnotherServerForAnAnswer() throws Exception {
        for (String body :
                List.of("", "<html>404</html>", "{\"status\":404}", "{\"error_code\":404,\"message\":\"\"}")) {
            try (Answer server = new Answer(404, body);
                    EdgeSerdes astray = EdgeSerdes.of(server.url(), IMPATIENT)) {
                assertThatThrownBy(() -> astray.input(WEB).deserialize(WEB, written))
                        .isInstanceOf(RegistryException.class)
                        .hasMessageContaining(server.url())
                        .hasMessageContaining("is the path right?");
                assertThatThrownBy(() -> write(astray, VISIT))
                        .isInstanceOf(RegistryException.class)
                        .hasMessageContaining("is the path right?");
            }
        }
    }

    private void assertUndecodable(byte[] bytes, String problem) {
        assertThatThrownBy(() -> reader.deserialize(WEB, bytes))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining(problem)
                .hasNoCause();
    }

    private String outcome(byte[] bytes) {
        try {
            reader.deserialize(WEB, bytes);
            return "read";
        } catch (UndecodableException e) {
            return "refused";
        }
    }

    private static byte[] write(EdgeSerdes serdes, WebTouchpoint touchpoint) {
        return serdes.incoming(WebTouchpoint.class).serializer().serialize(WEB, touchpoint);
    }

    /** A registry that answers every question alike. */
    private static final class Answer implements AutoCloseable {

        private final HttpServer server;

        Answer(int status, String body) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] bytes = body.getBytes(UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
