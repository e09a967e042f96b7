package io.vocstreams.systemtests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vocstreams.actions.domain.Cases;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.app.cluster.LocalPipeline;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.StatusFiles;
import io.vocstreams.client.records.Records;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Operation;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.cases.CaseEvent.Transition;
import io.vocstreams.model.cases.Receipt;
import io.vocstreams.model.score.Metric;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
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

/** A thousand announcements amid kills of the stages and of {@code voc notify}, and all of it processed again. */
@Tag("crash")
@Timeout(900)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class AnnouncementsKillIT {

    private static final String STAGES = "identity,journey,actions";
    private static final String RULE = "detractor";
    private static final int BATCHES = 5;
    private static final int ANSWERS = 180;
    private static final int ACTIONS = 20;
    private static final Duration LONG = Duration.ofMinutes(3);

    private final HttpClient client = HttpClient.newHttpClient();
    /** What is to be announced: the ids follow from what causes it. */
    private final Set<String> expected = new HashSet<>();

    private final RecordingWebhook webhook;
    private final Deployment deployment;
    private final StageProcess notify;
    private int kills;

    AnnouncementsKillIT(@TempDir Path work) throws IOException {
        webhook = RecordingWebhook.start();
        deployment = Deployment.start(work, Map.of("voc.idle-timeout", "PT2S"));
        Files.writeString(work.resolve("secret"), "0123456789abcdef01234567");
        Path webhooks = Files.writeString(work.resolve("webhooks.yml"), """
                webhooks:
                  - name: desk
                    url: %s
                    secret: {file: secret}
                    firstPause: PT0.1S
                """.formatted(webhook.url()));
        notify = deployment.serve("notify", Map.of("voc.notify.webhooks", webhooks.toString(), "voc.notify.port", "0"));
    }

    @BeforeAll
    void start() {
        deployment.start("stages", STAGES);
    }

    @AfterAll
    void stop() {
        deployment.close();
        webhook.close();
    }

    @Test
    @Order(1)
    void shouldTellEveryEventOnceAndAtMostOneTwiceForEachKill() throws IOException {
        for (int batch = 0; batch < BATCHES; batch++) {
            int before = webhook.received().size();
            publish(batch);
            await().atMost(LONG).until(() -> webhook.received().size() > before);
            deployment.kill("stages");
            await().atMost(LONG).until(() -> webhook.received().size() > before + ANSWERS / 2);
            notify.kill();
            kills++;
        }
        await().atMost(LONG).until(() -> new HashSet<>(webhook.received()).size() >= expected.size());
        awaitNothingLeft();
        report();

        assertThat(expected).hasSize(BATCHES * (ANSWERS + ACTIONS));
        assertThat(new TreeSet<>(webhook.received())).isEqualTo(new TreeSet<>(expected));
        assertThat(webhook.received()).hasSizeLessThanOrEqualTo(expected.size() + kills);
        assertThat(announced()).isEqualTo(new TreeSet<>(expected));
        assertThat(receipts()).hasSize(expected.size()).allSatisfy((key, receipt) -> assertThat(receipt.outcome())
                .isEqualTo(Receipt.Outcome.POSTED));
        assertThat(notify.ownExits()).isEmpty();
    }

    @Test
    @Order(2)
    void shouldTellNothingWhenItIsStartedAgain() {
        int before = webhook.received().size();

        notify.kill();
        awaitNothingLeft();

        assertThat(webhook.received()).hasSize(before);
    }

    /** As under another application id: nothing of what the stages were is left, but what they announced. */
    @Test
    @Order(3)
    void shouldAnnounceNothingNewWhenEverythingIsProcessedAgain() {
        Map<String, Case> cases = cases();
        Set<String> ids = announced();
        int received = webhook.received().size();
        assertThat(cases).hasSize(BATCHES * ANSWERS);

        deployment.stop("stages");
        deployment.forgetAllThatIsDerived(Topics.CASE_EVENTS);
        deployment.deleteState("stages");
        LocalPipeline.prepare(deployment.settings());
        deployment.start("stages", STAGES);
        await().atMost(LONG).until(() -> cases().equals(cases));
        awaitNothingLeft();

        assertThat(announced()).isEqualTo(ids);
        assertThat(webhook.received()).hasSize(received);
        assertThat(receipts()).hasSize(ids.size());
    }

    private void report() throws IOException {
        int received = webhook.received().size();
        String figures = expected.size() + " announcements, " + kills
                + " kills of voc notify and as many of the stages: " + received + " taken by the webhook, "
                + (received - new HashSet<>(webhook.received()).size()) + " of them twice\n";
        Files.writeString(Path.of("target", "announcements-kill.txt"), figures);
    }

    private void publish(int batch) {
        try (KafkaPublisher publisher = new KafkaPublisher(deployment.settings())) {
            for (int i = 0; i < ANSWERS; i++) {
                String eventId = "answer-" + batch + "-" + i;
                Instant now = Instant.now();
                publisher.accept(InputRecord.of(Records.feedback(eventId, "survey", "question")
                        .scale(Metric.NPS, 0, 10, true)
                        .answered(i % 7)
                        .source("test")
                        .occurredAt(now)
                        .loyaltyId("L-" + batch + "-" + i)
                        .build()));
                String caseId = UUID.nameUUIDFromBytes((RULE + "\n" + eventId).getBytes(StandardCharsets.UTF_8))
                        .toString();
                expected.add(new CaseEvent(caseId, Transition.OPENED, "", now).id());
                if (i < ACTIONS) {
                    expected.add(new CaseEvent(caseId, Transition.CONTACTED, "call", now).id());
                    publisher.accept(contacted(caseId, now));
                }
            }
        }
    }

    private static CaseAction contacted(String caseId, Instant at) {
        return new CaseAction(
                caseId, "call", 0, Operation.UPSERT, CaseAction.Kind.CONTACTED, at, at, "kim", null, null, null, null);
    }

    /** Until `voc notify` runs, has read everything and has nothing to try again. */
    private void awaitNothingLeft() {
        await().atMost(LONG).until(() -> {
            String meters = meters();
            return notify.isAlive()
                    && meters.contains("voc_notify_ready 1.0")
                    && meters.contains("voc_notify_lag_records{webhook=\"desk\"} 0.0")
                    && meters.contains("voc_notify_set_aside{webhook=\"desk\"} 0.0");
        });
    }

    private String meters() {
        Optional<String> url = new StatusFiles(notify.stateDirectory()).url(StatusFiles.NOTIFY);
        if (url.isEmpty()) {
            return "";
        }
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url.get() + "/metrics")).build();
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private Set<String> announced() {
        Set<String> ids = new TreeSet<>();
        try (EdgeSerdes serdes = Serdes.of(deployment.settings())) {
            rows(Topics.CASE_EVENTS, serdes.caseEvents().deserializer())
                    .forEach(one -> ids.add(one.event().id()));
        }
        return ids;
    }

    /** But for what says when and why they were published. */
    private Map<String, Case> cases() {
        Map<String, Case> cases = new TreeMap<>();
        try (EdgeSerdes serdes = Serdes.of(deployment.settings())) {
            rows(Topics.CASES, serdes.cases().deserializer())
                    .forEach(one -> cases.put(one.caseId(), Cases.published(one, 0, Set.of(), Instant.EPOCH)));
        }
        return cases;
    }

    private Map<String, Receipt> receipts() {
        Map<String, Receipt> receipts = new TreeMap<>();
        try (EdgeSerdes serdes = Serdes.of(deployment.settings())) {
            rows(Topics.RECEIPTS, serdes.receipts().deserializer()).forEach(one -> receipts.put(one.key(), one));
        }
        return receipts;
    }

    private <T> List<T> rows(String topic, Deserializer<T> deserializer) {
        List<T> rows = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : TopicLog.readAll(deployment.settings(), topic)) {
            if (record.value() != null) {
                rows.add(deserializer.deserialize(topic, record.value()));
            }
        }
        return rows;
    }
}
