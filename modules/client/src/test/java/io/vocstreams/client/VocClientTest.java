package io.vocstreams.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vocstreams.client.records.Records;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.intake.RejectReason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a gateway that comes and goes. */
final class VocClientTest {

    private static final long SPOOL = 10 << 20;
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void shouldPublishInOrderAndCount() {
        try (GatewayStandIn gateway = new GatewayStandIn();
                VocClient client = VocClient.toGateway(gateway.address(), null).open()) {
            List<CompletableFuture<SendResult>> answers = send(client, 0, 1000);

            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new SendResult.Published()));
            assertThat(gateway.accepted()).containsExactlyElementsOf(ids(0, 1000));
            assertThat(client.counters()).isEqualTo(new Counters(1000, 1000, 0, 0, 0, 0, Counters.NO_SPOOL));
            assertThat(client.close(LONG).isEmpty()).isTrue();
        }
    }

    @Test
    void shouldRefuseByItselfWhatBreaksARule() {
        try (GatewayStandIn gateway = new GatewayStandIn();
                VocClient client = VocClient.toGateway(gateway.address(), null).open()) {
            assertThat(client.send(Samples.bad(1)).join())
                    .isEqualTo(new SendResult.Refused(RejectReason.MISSING_FIELD, "storeId", "`storeId` is blank"));

            assertThat(client.counters().refused()).isEqualTo(1);
            assertThat(gateway.requests()).isZero();
        }
    }

    @Test
    void shouldRefuseATimeThatNoRecordCanHold() {
        try (VocClient client =
                VocClient.toGateway(URI.create("http://127.0.0.1:1"), null).open()) {
            Incoming record = Records.web("e", "page_viewed")
                    .occurredAt(Instant.MAX)
                    .cookieId("k1")
                    .build();

            assertThat(client.send(record).join())
                    .isEqualTo(new SendResult.Refused(
                            RejectReason.UNDECODABLE, null, "a time of the record is too far away for milliseconds"));
        }
    }

    @Test
    void shouldSayWhatTheGatewayRefuses() {
        try (GatewayStandIn gateway = new GatewayStandIn();
                VocClient client = VocClient.toGateway(gateway.address(), null).open()) {
            gateway.refuse("sale-1");

            List<CompletableFuture<SendResult>> answers = send(client, 0, 3);

            assertThat(answers.get(1).join())
                    .isEqualTo(new SendResult.Refused(
                            RejectReason.TIME_IN_FUTURE, "header.occurredAt", "says the gateway"));
            assertThat(answers.get(0).join()).isEqualTo(new SendResult.Published());
            assertThat(answers.get(2).join()).isEqualTo(new SendResult.Published());
        }
    }

    @Test
    void shouldTryAgainWhileAGatewayIsBusy() {
        try (GatewayStandIn gateway = new GatewayStandIn();
                VocClient client = VocClient.toGateway(gateway.address(), null).open()) {
            gateway.answerWith(503);
            List<CompletableFuture<SendResult>> answers = send(client, 0, 20);
            await().atMost(LONG).until(() -> gateway.requests() >= 3);
            assertThat(answers).noneMatch(CompletableFuture::isDone);

            gateway.answerWith(200);

            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new SendResult.Published()));
            assertThat(gateway.accepted()).containsExactlyElementsOf(ids(0, 20));
        }
    }

    @Test
    void shouldSendInPartsWhatIsTooMuchAtOnce() {
        try (GatewayStandIn gateway = new GatewayStandIn(0, 7);
                VocClient client = VocClient.toGateway(gateway.address(), null).open()) {
            List<CompletableFuture<SendResult>> answers = send(client, 0, 100);

            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new SendResult.Published()));
            assertThat(gateway.accepted()).containsExactlyElementsOf(ids(0, 100));
        }
    }

    @Test
    void shouldGiveBackWhatItCouldNotPublish() {
        GatewayStandIn gone = new GatewayStandIn();
        gone.close();
        try (VocClient client = VocClient.toGateway(gone.address(), null).open()) {
            List<CompletableFuture<SendResult>> answers = send(client, 0, 3);

            Remainder remainder = client.close(Duration.ofMillis(100));

            assertThat(remainder.unanswered()).hasSize(3);
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isInstanceOf(SendResult.Full.class));
            assertThat(client.send(Samples.good(4)).join()).isEqualTo(new SendResult.Full("the client is closed"));
            assertThat(client.counters()).isEqualTo(new Counters(4, 0, 0, 0, 4, 0, Counters.NO_SPOOL));
        }
    }

    @Test
    void shouldAnswerFullWhenItsPatienceIsOver() {
        GatewayStandIn gone = new GatewayStandIn();
        gone.close();
        try (VocClient client = VocClient.toGateway(gone.address(), null)
                .patience(Duration.ofMillis(300))
                .open()) {
            assertThat(client.send(Samples.good(1)).join())
                    .isEqualTo(new SendResult.Full("not published within PT0.3S: ConnectException"));
        }
    }

    @Test
    void shouldAnswerFullWhenItsMemoryIs() {
        GatewayStandIn gone = new GatewayStandIn();
        gone.close();
        try (VocClient client =
                VocClient.toGateway(gone.address(), null).memory(8 << 20).open()) {
            List<CompletableFuture<SendResult>> answers = send(client, 0, 20_000);

            List<CompletableFuture<SendResult>> full =
                    answers.stream().filter(CompletableFuture::isDone).toList();
            assertThat(full).hasSizeBetween(5_000, 18_000).allSatisfy(answer -> assertThat(answer.join())
                    .isEqualTo(new SendResult.Full("the memory of the client is full")));
            Counters counters = client.counters();
            assertThat(counters.full()).isEqualTo(full.size());
            assertThat(counters.underWay()).isEqualTo(20_000L - full.size());
            client.close(Duration.ZERO);
        }
    }

    @Test
    void shouldSpoolWhileTheGatewayIsAwayAndDrainInOrder() {
        GatewayStandIn gone = new GatewayStandIn();
        gone.close();
        try (VocClient client =
                VocClient.toGateway(gone.address(), null).spool(folder, SPOOL).open()) {
            List<CompletableFuture<SendResult>> answers = send(client, 0, 2000);
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new SendResult.Spooled()));

            try (GatewayStandIn back = new GatewayStandIn(gone.address().getPort(), Integer.MAX_VALUE)) {
                await().atMost(LONG).until(() -> client.counters().spool().waiting() == 0);
                assertThat(back.accepted()).containsExactlyElementsOf(ids(0, 2000));

                assertThat(client.send(Samples.good(2000)).join()).isEqualTo(new SendResult.Published());
                assertThat(client.close(LONG).isEmpty()).isTrue();
                assertThat(client.counters())
                        .isEqualTo(new Counters(
                                2001, 1, 0, 2000, 0, 0, new Counters.SpoolCounters(0, 2000, 2000, 0, 0, 0, 0, 0)));
            }
        }
    }

    @Test
    void shouldLeaveItsSpoolToTheNextClient() {
        GatewayStandIn gone = new GatewayStandIn();
        gone.close();
        try (VocClient client =
                VocClient.toGateway(gone.address(), null).spool(folder, SPOOL).open()) {
            send(client, 0, 50);
            Remainder remainder = client.close(Duration.ofMillis(10));
            assertThat(remainder.unanswered()).isEmpty();
            assertThat(remainder.spooled()).isEqualTo(50);
        }

        try (GatewayStandIn gateway = new GatewayStandIn();
                VocClient next = VocClient.toGateway(gateway.address(), null)
                        .spool(folder, SPOOL)
                        .open()) {
            send(next, 50, 60);
            assertThat(next.close(LONG).isEmpty()).isTrue();
            assertThat(gateway.accepted()).containsExactlyElementsOf(ids(0, 60));
            assertThat(next.counters().spool().found()).isEqualTo(50);
        }
    }

    @Test
    void shouldKeepTheOldestWhenItsSpoolIsFull() {
        GatewayStandIn gone = new GatewayStandIn();
        gone.close();
        List<CompletableFuture<SendResult>> answers;
        try (VocClient client =
                VocClient.toGateway(gone.address(), null).spool(folder, 10_000).open()) {
            answers = send(client, 0, 200);
            client.close(Duration.ofMillis(10));
        }
        long spooled = answers.stream()
                .filter(answer -> answer.join() instanceof SendResult.Spooled)
                .count();
        assertThat(spooled).isBetween(20L, 150L);
        assertThat(answers.subList((int) spooled, 200))
                .allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new SendResult.Full("the spool is full")));

        try (GatewayStandIn gateway = new GatewayStandIn();
                VocClient next = VocClient.toGateway(gateway.address(), null)
                        .spool(folder, 10_000)
                        .open()) {
            next.close(LONG);
            assertThat(gateway.accepted()).containsExactlyElementsOf(ids(0, (int) spooled));
        }
    }

    @Test
    void shouldKeepApartWhatIsRefusedOnTheWayFromTheSpool() throws IOException {
        try (GatewayStandIn gateway = new GatewayStandIn()) {
            gateway.answerWith(503);
            gateway.refuse("sale-3");
            try (VocClient client = VocClient.toGateway(gateway.address(), null)
                    .spool(folder, SPOOL)
                    .open()) {
                send(client, 0, 10).forEach(CompletableFuture::join);
                gateway.answerWith(200);
                await().atMost(LONG).until(() -> client.counters().spool().waiting() == 0);

                assertThat(client.counters().spool().published()).isEqualTo(9);
                assertThat(client.counters().spool().refused()).isEqualTo(1);
            }
            Path refused = folder.resolve("refused.jsonl");
            assertThat(Files.readAllLines(refused))
                    .singleElement()
                    .asString()
                    .contains(
                            "\"reason\":\"TIME_IN_FUTURE\",\"field\":\"header.occurredAt\"",
                            "\"record\":{\"type\":\"StoreTouchpoint\",\"header\":{\"eventId\":\"sale-3\"");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(refused)))
                    .isEqualTo("rw-------");
        }
    }

    private static List<CompletableFuture<SendResult>> send(VocClient client, int from, int to) {
        List<CompletableFuture<SendResult>> answers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            answers.add(client.send(Samples.good(i)));
        }
        return answers;
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "sale-" + number).toList();
    }
}
