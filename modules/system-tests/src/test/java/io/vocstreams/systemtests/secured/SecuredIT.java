package io.vocstreams.systemtests.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.vocstreams.app.access.Rights;
import io.vocstreams.app.access.Role;
import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicTable;
import io.vocstreams.app.demo.SampleCheck;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.replay.generate.Generator;
import io.vocstreams.replay.generate.GeneratorOptions;
import io.vocstreams.replay.generate.Sample;
import io.vocstreams.systemtests.secured.SecuredCluster.Answer;
import io.vocstreams.systemtests.secured.SecuredCluster.Given;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sample through a cluster with TLS, SCRAM, tokens (for JOURNEY) and ACLs, where each role has exactly the rights of
 * {@code voc acls}.
 */
@Timeout(300)
@TestMethodOrder(OrderAnnotation.class)
@Tag("once")
class SecuredIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern CASE_ID = Pattern.compile("\"caseId\":\"([^\"]+)\"");

    @TempDir
    private static Path work = Path.of("");

    private static SecuredCluster cluster;
    private static Child identity;
    private static Child journey;
    private static Child scores;
    private static Child actions;
    private static Child gateway;
    private static Child serve;
    private static Child notify;
    private static HttpServer webhook;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        cluster = SecuredCluster.start(work);
        await().atMost(LONGEST).until(() -> cluster.isReady());
        assertThat(cluster.voc(as(SecuredBroker.ADMIN), "acls", "--apply").err())
                .isEmpty();
        assertThat(cluster.voc(as(Role.TOPICS), "topics").err()).isEmpty();
        identity = cluster.run("identity", as(Role.ofStage("identity")), Given.ENVIRONMENT);
        journey = cluster.run("journey", cluster.settingsWithToken("voc-journey"), Given.FILE);
        scores = cluster.run("scores", as(Role.ofStage("scores")), Given.COMMAND_LINE);
        actions = cluster.run("actions", as(Role.ofStage("actions")), Given.FILE);
        gateway = cluster.service("gateway", as(Role.GATEWAY));
        serve = cluster.service("serve", as(Role.SERVE));
        webhook = webhook();
        notify = cluster.service("notify", withWebhook(as(Role.NOTIFY)));
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable started : Stream.of(notify, serve, gateway, identity, journey, scores, actions, cluster)
                .filter(Objects::nonNull)
                .toList()) {
            started.close();
        }
    }

    @Test
    @Order(1)
    void shouldPublishTheTrueScores() throws IOException {
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
        Sample sample = Generator.generate(GeneratorOptions.of(3, 20, end));
        Planted.publish(cluster);
        try (KafkaPublisher publisher = new KafkaPublisher(checked(Role.PRODUCER))) {
            sample.records().forEach(publisher::accept);
        }
        SampleCheck check = new SampleCheck(sample.truth(), end);
        Settings reader = checked(Role.CONSUMER);
        try (EdgeSerdes serdes = Serdes.of(reader);
                TopicTable<Score> table =
                        new TopicTable<>(reader, Topics.SCORES, serdes.scores().deserializer())) {
            long deadline = System.nanoTime() + LONGEST.toNanos();
            while (disagreeing(check, table).size() > 0 && System.nanoTime() < deadline) {
                identity.requireAlive();
                journey.requireAlive();
                scores.requireAlive();
                actions.requireAlive();
                table.poll(Duration.ofMillis(200));
            }
            assertThat(disagreeing(check, table)).isEmpty();
            assertThat(check.scores(table.rows())).hasSizeGreaterThan(100);
        }
    }

    @Test
    @Order(2)
    void shouldBalanceTheLedgerAndServeEveryOtherRole() {
        assertThat(cluster.voc(as(Role.AUDIT), "ledger", "--wait", "PT1M").status())
                .isZero();
        assertThat(cluster.voc(as(Role.AUDIT), "status").status()).isZero();
        assertThat(cluster.voc(as(Role.AUDIT), "ledger", "--settled").status()).isZero();
        assertThat(cluster.voc(as(Role.AUDIT), "topics", "--check").status()).isZero();
        assertThat(cluster.voc(as(Role.REDRIVE), "redrive").status()).isZero();
        // It finds what it has sent before.
        assertThat(cluster.voc(as(Role.REDRIVE), "redrive").status()).isZero();
        for (String results :
                List.of("journeys", "rates", "readings", "cases", "improvements", "experiments", "guidance")) {
            assertThat(cluster.voc(as(Role.CONSUMER), results).status())
                    .as(results)
                    .isZero();
        }
        // JOURNEY decides when its clock has come to now.
        await().atMost(LONGEST).until(() -> !cluster.voc(as(Role.CONSUMER), "guidance", "--json")
                .out()
                .isEmpty());
        readInAGroup();
    }

    @Test
    @Order(3)
    void shouldTakeEveryKindOfRecordOverHttp() throws IOException, InterruptedException {
        URI url = ready(gateway);

        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(url.resolve("/v1/events"))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(Planted.json()))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer::body).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"accepted\":" + JsonRecords.types().size())
                .contains("\"refused\":1")
                .doesNotContainIgnoringCase("planted.person");
    }

    @Test
    @Order(3)
    void shouldServeWhatTheTopicsSay() throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(ready(serve).resolve("/v1/scores?limit=1"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer::body).isEqualTo(200);
        assertThat(answer.body()).contains("\"windowStart\":");
    }

    @Test
    @Order(3)
    void shouldWriteWhatPeopleDo() throws IOException, InterruptedException {
        Matcher anyCase = CASE_ID.matcher(served("/v1/cases?over=false") + served("/v1/cases?over=true"));
        assertThat(anyCase.find()).as("a case").isTrue();

        act(
                "/v1/cases/" + anyCase.group(1) + "/actions",
                "{\"actionId\": \"a\", \"kind\": \"NOTE\", \"outcome\": \"called\"}");
        act(
                "/v1/improvements/shorter-queues/actions",
                "{\"actionId\": \"a\", \"kind\": \"PROPOSED\", \"title\": \"Shorter queues\"}");
    }

    private static void act(String path, String action) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(ready(serve).resolve(path))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(action))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer::body).isEqualTo(200);
    }

    private static String served(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(ready(serve).resolve(path)).build();
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }

    @Test
    @Order(3)
    void shouldWriteReceiptsOfAnnouncementsAndReadThemWhenItIsStartedAgain() throws IOException, InterruptedException {
        URI first = ready(notify);
        await().atMost(LONGEST).until(() -> meters(first).anyMatch(SecuredIT::saysOfReceipts));
        assertThat(notify.stop()).isZero();

        notify = cluster.service("notify", withWebhook(as(Role.NOTIFY)));

        assertThat(ready(notify).getPath()).isEmpty();
    }

    private static Stream<String> meters(URI url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/metrics")).build();
        return CLIENT.send(request, BodyHandlers.ofString()).body().lines();
    }

    private static boolean saysOfReceipts(String line) {
        return line.matches("voc_notify_(stale_total\\{|posts_total\\{answer=\"TAKEN\").* [1-9].*");
    }

    /** So an entry too many is found here, and one too few by the tests before. */
    @Test
    @Order(4)
    void shouldUseEveryRightOfEveryRoleAndAskForNoOther() throws IOException {
        AuditLog audit = AuditLog.read(cluster.audit());
        Rights rights = Rights.load();
        List<String> unused = new ArrayList<>();
        for (Role role : Role.all()) {
            unused.addAll(audit.unused(role.defaultPrincipal(), rights.of(role)));
        }

        assertThat(unused).isEmpty();
        assertThat(audit.denied()).isEmpty();
    }

    @Test
    @Order(5)
    void shouldSayInOneLineWhoIsNotLetIn() {
        Map<String, String> wrongPassword = as(Role.CONSUMER);
        wrongPassword.put("kafka.sasl.jaas.config", Login.scram("voc-consumer", "planted-wrong-password"));
        assertRefused(cluster.voc(wrongPassword, "scores"), "voc: Kafka refuses the credentials (kafka.sasl.*): ");

        Map<String, String> wrongTrust = as(Role.CONSUMER);
        wrongTrust.put("kafka.ssl.truststore.location", cluster.strangersCertificate());
        assertRefused(cluster.voc(wrongTrust, "scores"), "voc: TLS with Kafka fails (kafka.ssl.*): ");

        Map<String, String> wrongRegistryPassword = as(Role.TOPICS);
        wrongRegistryPassword.put("kafka.schema.registry.basic.auth.user.info", "voc:planted-wrong-password");
        assertRefused(cluster.voc(wrongRegistryPassword, "topics"), "voc: the schema registry at https://localhost:");

        Map<String, String> wrongRegistryTrust = as(Role.TOPICS);
        wrongRegistryTrust.put("kafka.schema.registry.ssl.truststore.location", cluster.strangersCertificate());
        assertRefused(cluster.voc(wrongRegistryTrust, "topics"), "voc: TLS with the schema registry at https://");
    }

    @Test
    @Order(6)
    void shouldSayWhatACommandMayNotDo() {
        Answer answer = cluster.voc(as(Role.PRODUCER), "acls", "--apply");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).hasSize(1).first().asString().endsWith("may not do this to the cluster");
    }

    @Test
    @Order(7)
    void shouldSayWhichRightAStageLacksAndEnd() throws IOException, InterruptedException {
        String user = Role.ofStage("scores").defaultPrincipal();
        Settings admin = cluster.checked(SecuredBroker.ADMIN);
        try (Admin client = Clients.admin(admin)) {
            List<AclBinding> writing = Rights.load().bindings(Role.ofStage("scores"), user).stream()
                    .filter(binding -> binding.pattern().name().equals(Topics.SCORES))
                    .toList();
            Clients.await(
                    client.deleteAcls(writing.stream().map(AclBinding::toFilter).toList())
                            .all(),
                    admin);
        }
        try (KafkaPublisher publisher = new KafkaPublisher(checked(Role.PRODUCER))) {
            Planted.answers().forEach(publisher::accept);
        }

        assertThat(scores.awaitEnd()).isEqualTo(1);
        assertThat(scores.said().lines())
                .last()
                .asString()
                .isEqualTo("voc: stage scores has ended: the user of kafka.sasl.* or kafka.ssl.* may not use topic"
                        + " voc.scores.v1; it needs Write on Topic voc.scores.v1; see `voc acls --role scores`");
    }

    @Test
    @Order(8)
    void shouldKeepSecretsAndPersonalDataOutOfLogs() throws IOException, InterruptedException {
        assertThat(identity.stop()).isZero();
        assertThat(journey.stop()).isZero();
        assertThat(actions.stop()).isZero();
        assertThat(gateway.stop()).isZero();
        assertThat(serve.stop()).isZero();
        assertThat(notify.stop()).isZero();
        webhook.stop(0);
        Map<String, String> written = new HashMap<>(Map.of("commands", cluster.complaints()));
        written.put("identity", identity.said());
        written.put("journey", journey.said());
        written.put("scores", scores.said());
        written.put("actions", actions.said());
        written.put("gateway", gateway.said());
        written.put("serve", serve.said());
        written.put("notify", notify.said());
        for (Path file : cluster.statusFiles()) {
            written.put(file.toString(), Files.readString(file));
        }

        assertThat(written.get("identity"))
                .contains("Stage identity is RUNNING")
                .contains("goes to the dead letters");
        written.forEach((where, text) ->
                assertThat(text).as(where).doesNotContain(cluster.secrets()).doesNotContainIgnoringCase("planted"));
    }

    private static HttpServer webhook() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** Its address and its secret must come out nowhere. */
    private static Map<String, String> withWebhook(Map<String, String> settings) throws IOException {
        Files.writeString(work.resolve("webhook-secret"), "planted-secret-of-the-webhook\n");
        Path file = Files.writeString(
                work.resolve("webhooks.yml"), """
                webhooks:
                  - name: desk
                    url: http://127.0.0.1:%d/planted
                    secret: {file: webhook-secret}
                """.formatted(webhook.getAddress().getPort()));
        settings.put("voc.notify.webhooks", file.toString());
        return settings;
    }

    /** Where it answers, once it is ready to. */
    private static URI ready(Child service) throws IOException {
        Matcher listens = Pattern.compile("Listens at (\\S+)").matcher(service.said());
        assertThat(listens.find()).isTrue();
        URI url = URI.create(listens.group(1));
        HttpRequest ready = HttpRequest.newBuilder(url.resolve("/health/ready")).build();
        await().atMost(LONGEST)
                .until(() -> CLIENT.send(ready, BodyHandlers.discarding()).statusCode() == 200);
        return url;
    }

    private static void readInAGroup() {
        Map<String, Object> config = Clients.readerConfig(checked(Role.CONSUMER));
        config.put(ConsumerConfig.GROUP_ID_CONFIG, Rights.CONSUMER_GROUPS + "test");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(
                    Topics.INTERACTIONS,
                    Topics.JOURNEYS,
                    Topics.ATTRIBUTIONS,
                    Topics.SCORES,
                    Topics.AT_RISK,
                    Topics.CASE_EVENTS));
            await().atMost(LONGEST)
                    .until(() ->
                            consumer.poll(Duration.ofMillis(100)).partitions().size() > 1);
            consumer.commitSync();
            assertThat(consumer.assignment()).hasSize(24);
        }
    }

    private static List<SampleCheck.Line> disagreeing(SampleCheck check, TopicTable<Score> table) {
        return check.scores(table.rows()).stream()
                .filter(line -> !line.agrees())
                .toList();
    }

    private static void assertRefused(Answer answer, String beginning) {
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).hasSize(1).first().asString().startsWith(beginning);
    }

    private static Map<String, String> as(Role role) {
        return as("voc-" + role.title());
    }

    private static Map<String, String> as(String user) {
        return cluster.settings(user);
    }

    private static Settings checked(Role role) {
        return cluster.checked("voc-" + role.title());
    }
}
