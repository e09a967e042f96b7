package io.vocstreams.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.vocstreams.platform.config.InvalidSettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryClientsTest {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final HttpServer server = createServer();

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            seen.add(Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "nothing"));
            byte[] none = "[]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, none.length);
            exchange.getResponseBody().write(none);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic.auth.user.info", "schema.registry.basic.auth.user.info"})
    void shouldSendThePasswordThatItIsGiven(String key) throws Exception {
        ask(Map.of(key, "voc:s3cret"));

        assertThat(seen)
                .containsExactly(
                        "Basic " + Base64.getEncoder().encodeToString("voc:s3cret".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer.auth.token", "schema.registry.bearer.auth.token"})
    void shouldSendTheTokenThatItIsGiven(String key) throws Exception {
        ask(Map.of(key, "t0ken"));

        assertThat(seen).containsExactly("Bearer t0ken");
    }

    @Test
    void shouldSendNothingIfItIsGivenNothing() throws Exception {
        ask(Map.of("sasl.mechanism", "SCRAM-SHA-512"));

        assertThat(seen).containsExactly("nothing");
    }

    @Test
    void shouldSayInOneLineWhichFileCannotBeRead() {
        assertThatThrownBy(() -> ask(Map.of("schema.registry.ssl.truststore.location", "/nowhere/trust.p12")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("kafka.schema.registry.*")
                .hasMessageContaining("/nowhere/trust.p12");
    }

    @Test
    void shouldAskOnceForWhatNeverChanges() throws Exception {
        server.createContext("/schemas/ids/7", exchange -> {
            seen.add("schema 7");
            byte[] schema = "{\"schema\": \"\\\"string\\\"\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, schema.length);
            exchange.getResponseBody().write(schema);
            exchange.close();
        });
        try (SchemaRegistryClient client = RegistryClients.open(url(), Map.of())) {
            ParsedSchema first = client.getSchemaBySubjectAndId("topic-value", 7);

            assertThat(first.canonicalString()).isEqualTo("\"string\"");
            assertThat(client.getSchemaBySubjectAndId("topic-value", 7)).isSameAs(first);
            assertThat(seen).containsExactly("schema 7");

            client.reset();
            client.getSchemaBySubjectAndId("topic-value", 7);

            assertThat(seen).containsExactly("schema 7", "schema 7");
        }
    }

    private void ask(Map<String, String> settings) throws IOException, RestClientException {
        try (SchemaRegistryClient client = RegistryClients.open(url(), settings)) {
            assertThat(client.getAllSubjects()).isEmpty();
        }
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private static HttpServer createServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
