package io.vocstreams.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vocstreams.model.Incoming;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker and a real registry, which come and go. */
@Tag("once")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class KafkaClientIT {

    private static final long SPOOL = 50 << 20;
    private static final Duration LONG = Duration.ofMinutes(1);

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private KafkaHome kafka;

    private int next;

    @BeforeAll
    void start(@TempDir Path work) {
        folder = work;
        kafka = KafkaHome.start(folder.resolve("stack"));
    }

    @AfterAll
    void stop() {
        kafka.close();
    }

    @Test
    @Order(1)
    void shouldWriteWhatReadersOfTheTopicExpect() {
        Incoming sale = Samples.good(-1);
        try (VocClient client = kafka.client().open()) {
            assertThat(client.send(sale).join()).isEqualTo(new SendResult.Published());
        }

        assertThat(kafka.content()).singleElement().usingRecursiveComparison().isEqualTo(truncated(sale));
        assertThat(kafka.records()).extracting(ConsumerRecord::key).containsExactly("loyalty-id:L-sale--1");
    }

    @Test
    @Order(2)
    void shouldWaitInTheSpoolForARegistryThatIsAway() {
        kafka.stack().registry().kill();
        try (VocClient client = kafka.client()
                .patience(Duration.ofSeconds(2))
                .spool(folder.resolve("registry"), SPOOL)
                .open()) {
            List<CompletableFuture<SendResult>> answers = send(client, 100);
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new SendResult.Spooled()));

            kafka.stack().registry().restart();
            awaitDrained(client);
            assertThat(client.send(Samples.good(next++)).join()).isEqualTo(new SendResult.Published());
        }
        assertThat(kafka.ids()).endsWith(lastIds(101));
    }

    @Test
    @Order(3)
    void shouldWaitInTheSpoolForABrokerThatIsAway() {
        kafka.stack().broker().kill();
        Path spool = folder.resolve("broker");
        try (VocClient client = kafka.client()
                .patience(Duration.ofSeconds(2))
                .spool(spool, SPOOL)
                .open()) {
            List<CompletableFuture<SendResult>> answers = send(client, 3000);
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new SendResult.Spooled()));
            assertThat(client.close(Duration.ofMillis(100)).spooled()).isEqualTo(3000);
        }

        kafka.stack().broker().restart();
        try (VocClient client = kafka.client().spool(spool, SPOOL).open()) {
            assertThat(client.close(LONG).isEmpty()).isTrue();
            assertThat(client.counters().spool().published()).isEqualTo(3000);
        }
        assertThat(kafka.ids()).endsWith(lastIds(3000));
    }

    @Test
    @Order(4)
    void shouldLoseNothingWhenTheBrokerIsKilledUnderLoad() {
        Counters counters;
        List<CompletableFuture<SendResult>> answers = new ArrayList<>();
        int first = next;
        try (VocClient client = kafka.client()
                .patience(Duration.ofSeconds(2))
                .waitForRoom(LONG)
                .spool(folder.resolve("load"), SPOOL)
                .open()) {
            answers.addAll(send(client, 5000));
            kafka.stack().broker().kill();
            answers.addAll(send(client, 5000));
            await().atMost(LONG).until(() -> client.counters().spooled() > 0);
            kafka.stack().broker().restart();
            answers.addAll(send(client, 5000));
            awaitDrained(client);
            answers.addAll(send(client, 100));
            assertThat(client.close(LONG).isEmpty()).isTrue();
            counters = client.counters();
        }

        assertThat(counters.sent()).isEqualTo(15_100);
        assertThat(counters.published() + counters.spooled()).isEqualTo(15_100);
        assertThat(counters.spool().published()).isEqualTo(counters.spool().written());
        assertThat(answers).allMatch(CompletableFuture::isDone);
        List<String> ids = kafka.ids();
        assertThat(new LinkedHashSet<>(ids)).contains(idsFrom(first));
        assertThat(answers.get(answers.size() - 1).join()).isEqualTo(new SendResult.Published());
    }

    @Test
    @Order(5)
    void shouldAnswerFullWithoutASpool() {
        kafka.stack().broker().pause();
        try (VocClient client = kafka.client().patience(Duration.ofSeconds(2)).open()) {
            assertThat(client.send(Samples.good(next)).join()).isInstanceOf(SendResult.Full.class);
        } finally {
            kafka.stack().broker().resume();
        }
    }

    private void awaitDrained(VocClient client) {
        await().atMost(LONG)
                .until(() -> client.counters().underWay() == 0
                        && client.counters().spool().waiting() == 0);
    }

    private List<CompletableFuture<SendResult>> send(VocClient client, int count) {
        List<CompletableFuture<SendResult>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(client.send(Samples.good(next++)));
        }
        return answers;
    }

    private String[] lastIds(int count) {
        return idsFrom(next - count);
    }

    private String[] idsFrom(int first) {
        List<String> ids = new ArrayList<>();
        for (int number = first; number < next; number++) {
            ids.add("sale-" + number);
        }
        return ids.toArray(String[]::new);
    }

    /** Times in records are milliseconds. */
    private static Incoming truncated(Incoming sale) {
        Codec codec = new Codec();
        return Objects.requireNonNull(codec.read(codec.write(sale))).value();
    }
}
