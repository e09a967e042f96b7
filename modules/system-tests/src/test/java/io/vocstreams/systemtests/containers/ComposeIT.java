package io.vocstreams.systemtests.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.app.Voc;
import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.contracts.metrics.VocMeters;
import io.vocstreams.systemtests.containers.ComposeStack.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stack that users start with {@code docker compose up}: healthy, publishing, watched, locked down, and gone again.
 */
@Tag("docker")
@Timeout(600)
@TestMethodOrder(OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ComposeIT {

    private static final Duration LONGEST = Duration.ofMinutes(4);

    /** Has no series as long as nothing is wrong: Prometheus makes it of the alerts. */
    private static final Set<String> ONLY_IN_TROUBLE = Set.of("ALERTS");

    /** Nobody plans an experiment in the stack. */
    private static final String OF_EXPERIMENTS = VocMeters.ARM_RATE.name();

    /** Nobody sends an operation, and a histogram of nothing has no quantile. */
    private static final String OF_OPERATIONS = "voc_journey_guidance_latency_seconds_bucket";

    private final ComposeStack stack = ComposeStack.require();
    private final Prometheus prometheus = new Prometheus(stack.prometheus());
    private Outcome start = new Outcome(-1, "");

    @BeforeAll
    void up() {
        start = stack.compose("up", "--detach", "--wait", "--wait-timeout", "480");
    }

    @AfterAll
    void down() {
        stack.close();
    }

    @Test
    @Order(1)
    void shouldBecomeHealthyByOneCommand() {
        String logs =
                start.status() == 0 ? "" : stack.compose("logs", "--tail", "40").output();

        assertThat(start.status()).as("%s%s", start.output(), logs).isZero();
    }

    @Test
    @Order(2)
    void shouldPublishScores(@TempDir Path folder) {
        await().atMost(LONGEST).pollInterval(Duration.ofSeconds(2)).until(() -> scores(folder)
                .contains("\"metric\":\"NPS\""));

        assertThat(scores(folder)).contains("\"metric\":\"CSAT\"");
    }

    @Test
    @Order(3)
    void shouldRunAsNobodyInParticularAndWriteNothingButState() {
        Stream<String> all = Stream.concat(StageCatalogue.STAGES.stream(), Stream.of("gateway", "serve", "generator"));

        assertThat(all).allSatisfy(service -> {
            assertThat(exec(service, "id -u").output()).contains("10001");
            assertThat(exec(service, "touch /opt/voc/any /any").output())
                    .contains("/opt/voc/any': Read-only file system", "/any': Read-only file system");
            assertThat(exec(service, "grep -h '^CapEff' /proc/1/status").output())
                    .contains("0000000000000000");
        });
    }

    @Test
    @Order(4)
    void shouldTakeEventsWithTheKeyOfTheStackAndNoOther() {
        assertThat(send("demo", event("page_viewed")).body()).contains("\"accepted\":1");
        assertThat(send("demo", event("")).body()).contains("\"refused\":1", "MISSING_FIELD");
        assertThat(send("other", event("page_viewed")).statusCode()).isEqualTo(401);
    }

    @Test
    @Order(4)
    void shouldAnswerWithTheTokenOfTheStackAndNoOther() {
        assertThat(ask("other").statusCode()).isEqualTo(401);
        assertThat(ask("demo").body()).contains("\"ready\":true");
    }

    @Test
    @Order(5)
    void shouldGiveEveryQueryOfEveryDashboardData() {
        List<PromQuery> queries = WatchFiles.dashboardQueries().stream()
                .filter(query -> !query.metrics().contains(OF_EXPERIMENTS))
                .filter(query -> !query.metrics().contains(OF_OPERATIONS))
                .filter(query -> query.metrics().stream().noneMatch(ComposeIT::isOfNotify))
                .toList();
        List<PromQuery> missing = new ArrayList<>(queries);
        try {
            await().atMost(LONGEST).pollInterval(Duration.ofSeconds(3)).until(() -> {
                send("demo", event("page_viewed"));
                ask("demo");
                missing.removeIf(prometheus::hasData);
                return missing.isEmpty();
            });
        } catch (ConditionTimeoutException some) {
            assertThat(missing)
                    .as("queries without data, of %s", queries.size())
                    .isEmpty();
        }
        assertThat(queries).hasSizeGreaterThan(50);
    }

    @Test
    @Order(6)
    void shouldEvaluateEveryAlertOnMetersThatExistAndFireNone() {
        Set<String> metrics = new TreeSet<>();
        WatchFiles.alerts().forEach(alert -> metrics.addAll(alert.query().metrics()));
        WatchFiles.dashboardQueries().forEach(query -> metrics.addAll(query.metrics()));
        metrics.removeAll(ONLY_IN_TROUBLE);
        metrics.remove(OF_EXPERIMENTS);
        metrics.removeIf(ComposeIT::isOfNotify);

        assertThat(metrics)
                .filteredOn(metric -> !prometheus.hasData(new PromQuery(metric, "count(" + metric + ")")))
                .as("metrics that do not exist")
                .isEmpty();
        assertThat(rules()).hasSameSizeAs(WatchFiles.alerts()).allSatisfy(rule -> {
            assertThat(rule.get("health").asText()).as(rule.toString()).isEqualTo("ok");
            assertThat(rule.get("state").asText()).as(rule.toString()).isNotEqualTo("firing");
        });
    }

    @Test
    @Order(7)
    void shouldStopCleanlyAndLeaveNothing() {
        assertThat(stack.compose("stop", "--timeout", "45", "scores").status()).isZero();
        assertThat(stack.compose("ps", "--all", "--format", "{{.ExitCode}}", "scores")
                        .output()
                        .strip())
                .endsWith("0");

        assertThat(stack.compose("down", "--volumes", "--timeout", "20").status())
                .isZero();

        assertThat(stack.remains()).isEmpty();
    }

    /** It runs only where somebody asks for its profile. */
    private static boolean isOfNotify(String metric) {
        return metric.startsWith("voc_notify_");
    }

    private HttpResponse<String> ask(String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.serve() + "/v1/status"))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofString())
                .join();
    }

    private HttpResponse<String> send(String key, String event) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.gateway() + "/v1/events"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(BodyPublishers.ofString(event))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofString())
                .join();
    }

    private static String event(String action) {
        UUID eventId = UUID.randomUUID();
        Instant now = Instant.now();
        return """
                {"type": "WebTouchpoint", "action": "%s", "header": {"eventId": "%s", "occurredAt": "%s",
                 "identifiers": [{"type": "COOKIE_ID", "value": "c-81"}]}}""".formatted(action, eventId, now);
    }

    private List<JsonNode> rules() {
        List<JsonNode> rules = new ArrayList<>();
        await().atMost(LONGEST).pollInterval(Duration.ofSeconds(2)).until(() -> {
            rules.clear();
            for (JsonNode group : prometheus.get("/api/v1/rules").path("data").path("groups")) {
                group.path("rules").forEach(rules::add);
            }
            return rules.stream().noneMatch(rule -> rule.path("health").asText().equals("unknown"));
        });
        return rules;
    }

    private Outcome exec(String service, String command) {
        return stack.compose("exec", "--no-TTY", service, "sh", "-c", command);
    }

    private String scores(Path folder) {
        StringWriter out = new StringWriter();
        Voc.execute(
                new PrintWriter(out),
                new PrintWriter(out),
                "scores",
                "--json",
                "--bootstrap-servers",
                stack.bootstrapServers(),
                "--schema-registry",
                stack.schemaRegistry(),
                "--directory",
                folder.toString());
        return out.toString();
    }
}
