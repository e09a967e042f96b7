package io.vocstreams.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.http.Reply;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** A gateway on a free port; Kafka's own stand-in for a producer and a registry in memory are behind it. */
final class OpenDoor implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    final MockProducer<byte[], byte[]> producer;
    final EdgeSerdes serdes = EdgeSerdes.registering("mock://open-door", Map.of());
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Gateway gateway;

    private OpenDoor(boolean writesAtOnce, SenderTimeouts patience, Map<String, String> settings) {
        producer =
                new MockProducer<>(cluster(), writesAtOnce, null, new ByteArraySerializer(), new ByteArraySerializer());
        Map<String, String> all = new TreeMap<>(settings);
        all.put("voc.gateway.port", "0");
        gateway = Gateway.start(
                Settings.of(all),
                new Gateway.Surroundings(
                        producer,
                        serdes,
                        meters,
                        () -> new Reply(200, "text/plain", ""),
                        Clock.fixed(NOW, ZoneOffset.UTC)),
                patience);
        Awaitility.await().until(() -> gateway.problem().isEmpty());
    }

    static OpenDoor open(Map<String, String> settings) {
        return new OpenDoor(true, SenderTimeouts.USUAL, settings);
    }

    static OpenDoor impatient(SenderTimeouts patience) {
        return new OpenDoor(true, patience, Map.of());
    }

    /** What is sent to the broker stays under way until the test says what became of it. */
    static OpenDoor withSlowBroker(Map<String, String> settings) {
        return new OpenDoor(false, SenderTimeouts.USUAL, settings);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.url() + path));
    }

    HttpRequest.Builder post(String path, String body) {
        return to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException noJson) {
            throw new IllegalStateException(response.body(), noJson);
        }
    }

    /** The results of a request that is answered item by item. */
    JsonNode results(String path, String body) {
        HttpResponse<String> response = send(post(path, body));
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return json(response).path("results");
    }

    /** Of a meter, over all its tags. */
    double count(String meter, String... tags) {
        return meters.find(meter).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        gateway.close();
    }

    static Cluster cluster() {
        Node node = new Node(1, "localhost", 1);
        List<PartitionInfo> partitions = Stream.concat(
                        Topics.INTERACTION_INPUTS.stream(), Stream.of(Topics.IDENTITY_LINKS, Topics.CUSTOMERS))
                .map(topic -> new PartitionInfo(topic, 0, node, new Node[] {node}, new Node[] {node}))
                .toList();
        return new Cluster("test", List.of(node), partitions, Set.of(), Set.of());
    }
}
