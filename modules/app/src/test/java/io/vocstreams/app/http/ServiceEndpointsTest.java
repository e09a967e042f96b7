package io.vocstreams.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vocstreams.http.HttpService;
import io.vocstreams.platform.config.InvalidSettingException;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.run.StageHealth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The answers of the real server. */
class ServiceEndpointsTest {

    private static final StageHealth RUNNING = new StageHealth("identity", "running", true, true, "ready");
    private static final StageHealth RESTORING =
            new StageHealth("journey", "restoring", true, false, "restoring its state, 12 records to go");
    private static final StageHealth STOPPED =
            new StageHealth("scores", "stopped", false, false, "TopologyException: odd");

    private static final Settings SETTINGS = Settings.of(Map.of("voc.http.host", "127.0.0.1", "voc.threads", "3"))
            .from("file")
            .overriddenBy(Settings.of(Map.of("kafka.ssl.key.password", "hunter2", "voc.instance", "7"))
                    .from("environment"));
    private static final BuildInfo BUILD = new BuildInfo("1.2.3", "abc", "17", "4");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Exposition METERS = new Exposition(BUILD);

    private static volatile List<StageHealth> stages = List.of(RUNNING);
    private static final HttpService SERVICE = new ServiceEndpoints(SETTINGS, METERS, BUILD, () -> stages).listen(0);

    @BeforeAll
    static void shouldListen() {
        assertThat(SERVICE.url()).isEqualTo("http://127.0.0.1:" + SERVICE.port());
    }

    @AfterAll
    static void close() {
        SERVICE.close();
        METERS.close();
    }

    @Test
    void shouldShowMetersInPrometheusText() throws Exception {
        HttpResponse<String> response = get("/metrics");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(contentType(response)).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(response.body().lines())
                .contains("voc_build_info{commit=\"abc\",java=\"17\",kafka=\"4\",version=\"1.2.3\"} 1")
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\"}"))
                .anyMatch(line -> line.startsWith("process_uptime_seconds"))
                .noneMatch(line -> line.startsWith("jvm_buffer"));
    }

    @Test
    void shouldBeReadyWhenAllStagesAre() throws Exception {
        stages = List.of(RUNNING);

        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldSayWhichStageIsNotReadyAndWhy() throws Exception {
        stages = List.of(RUNNING, RESTORING);
        HttpResponse<String> response = get("/health/ready");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(contentType(response)).isEqualTo("application/json");
        JsonNode answer = json(response);
        assertThat(answer.get("ready").asBoolean()).isFalse();
        assertThat(answer.at("/stages/0/ready").asBoolean()).isTrue();
        assertThat(answer.at("/stages/1/stage").asText()).isEqualTo("journey");
        assertThat(answer.at("/stages/1/state").asText()).isEqualTo("restoring");
        assertThat(answer.at("/stages/1/reason").asText()).isEqualTo("restoring its state, 12 records to go");
        assertThat(get("/health/live").statusCode())
                .as("a restore needs no restart")
                .isEqualTo(200);
    }

    @Test
    void shouldNotBeAliveWhenAStageHasStopped() throws Exception {
        stages = List.of(RUNNING, STOPPED);
        HttpResponse<String> response = get("/health/live");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).at("/stages/1/reason").asText()).isEqualTo("TopologyException: odd");
    }

    @Test
    void shouldSayWhatIsRunning() throws Exception {
        stages = List.of(RUNNING);
        JsonNode info = json(get("/info"));

        assertThat(info.get("version").asText()).isEqualTo("1.2.3");
        assertThat(info.get("commit").asText()).isEqualTo("abc");
        assertThat(info.get("instance").asText()).isEqualTo("7");
        assertThat(info.at("/stages/0").asText()).isEqualTo("identity");
        assertThat(info.get("uptimeSeconds").asLong()).isNotNegative();
    }

    @Test
    void shouldShowEverySettingWithItsOriginAndNoSecret() throws Exception {
        HttpResponse<String> response = get("/config");
        JsonNode config = json(response);

        assertThat(config.at("/voc.threads/value").asText()).isEqualTo("3");
        assertThat(config.at("/voc.threads/from").asText()).isEqualTo("file");
        assertThat(config.at("/voc.instance/from").asText()).isEqualTo("environment");
        assertThat(config.at("/voc.idle-timeout/value").asText()).isEqualTo("PT30S");
        assertThat(config.at("/voc.idle-timeout/from").asText()).isEqualTo("default");
        assertThat(config.at("/kafka.ssl.key.password/value").asText()).isEqualTo("****");
        assertThat(response.body()).doesNotContain("hunter2");
    }

    @Test
    void shouldKnowNoOtherPath() throws Exception {
        HttpResponse<String> response = get("/admin");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(contentType(response)).isEqualTo("application/json");
        assertThat(json(response).get("paths").toString()).contains("/metrics", "/health/ready");
    }

    @Test
    void shouldAnswerNothingButQuestions() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(uri("/config"))
                .POST(BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> response = CLIENT.send(post, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void shouldNameThePortThatIsTaken() {
        Settings same = SETTINGS.overriddenBy(Settings.of(Map.of("voc.http.port", String.valueOf(SERVICE.port()))));

        assertThatThrownBy(() -> new ServiceEndpoints(same, METERS, BUILD, () -> stages).start())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("voc.http.port: " + SERVICE.port() + " is taken by another program; choose another port");
    }

    @Test
    void shouldNameTheHostThatIsNone() {
        Settings nowhere = SETTINGS.overriddenBy(Settings.of(Map.of("voc.http.host", "no.such.host.invalid")));

        assertThatThrownBy(() -> new ServiceEndpoints(nowhere, METERS, BUILD, () -> stages).listen(0))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("voc.http.host: `no.such.host.invalid` is no address of this machine");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + SERVICE.port() + path);
    }

    private static String contentType(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }
}
