package io.vocstreams.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.cases.CaseEvent.Transition;
import io.vocstreams.model.cases.Receipt;
import io.vocstreams.model.cases.Receipt.Outcome;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.notify.Receiver.Request;
import io.vocstreams.notify.domain.AnnouncementFilter;
import io.vocstreams.notify.domain.Pauses;
import io.vocstreams.notify.domain.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What a webhook receives, whatever it does, against real HTTP. */
@Timeout(60)
class CourierTest {

    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
    private static final Duration HORIZON = Duration.ofDays(3);
    /** Longer than a busy machine takes to answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private static final AnnouncementFilter EVERYTHING = new AnnouncementFilter(Set.of(), Set.of(), Set.of(), Set.of());
    private static final Pauses PAUSES = new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(5));
    private static final String SECRET = "0123456789abcdef01234567";
    private static final String CUSTOMER = "hanako-C1";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Post post = new Post(threads);
    private final TestCourierClock courierClock = new TestCourierClock(START);
    private final KeptLog log = new KeptLog(courierClock);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void shouldPostEachEventOnceAndKeepItsReceipt() {
        try (Receiver receiver = Receiver.answering(204)) {
            List<String> ids = happened(3, START);
            postAll(receiver, 3);

            assertThat(receiver.ids()).isEqualTo(ids);
            assertThat(log.receipts.values())
                    .extracting(Receipt::outcome, Receipt::status, Receipt::attempts)
                    .containsOnly(tuple(Outcome.POSTED, 204, 1));

            postAll(receiver, 3);

            assertThat(receiver.ids()).isEqualTo(ids);
        }
    }

    @Test
    void shouldSignEachPostAndSayNothingPersonalButInTheBody() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            happened(1, START);
            postAll(receiver, 1);

            Request request = receiver.requests.get(0);
            String signed = request.id() + "." + request.header("webhook-timestamp") + "." + request.body();
            assertThat(request.header("webhook-signature")).isEqualTo("v1," + mac(signed));
            // On a busy machine the first try may end before it is answered; the clock has moved on then.
            assertThat(Long.parseLong(request.header("webhook-timestamp")))
                    .isBetween(
                            START.getEpochSecond(),
                            START.plus(Duration.ofMinutes(1)).getEpochSecond());
            assertThat(request.path()).isEqualTo("/hook?team=7");
            assertThat(request.headers().toString()).doesNotContain(CUSTOMER, SECRET);
            JsonNode body = new ObjectMapper().readTree(request.body());
            assertThat(body.get("type").asText()).isEqualTo("CaseEvent");
            assertThat(body.get("caseEventId").asText()).isEqualTo(request.id());
            assertThat(body.get("customerId").asText()).isEqualTo(CUSTOMER);
            assertThat(body.get("transition").asText()).isEqualTo("OPENED");
            assertThat(body.get("at").asText()).isEqualTo(START.toString());
        }
    }

    @Test
    void shouldTellOnlyWhatIsAskedFor() {
        try (Receiver receiver = Receiver.answering(200)) {
            log.announcements.add(announcement(1, Transition.OPENED, START));
            log.announcements.add(announcement(1, Transition.BREACHED, START));
            log.announcements.add(announcement(2, Transition.OPENED, START));
            AnnouncementFilter breaches =
                    new AnnouncementFilter(Set.of(Transition.BREACHED), Set.of(), Set.of(), Set.of());
            courierClock.endWhen(() -> !courierClock.rests.isEmpty());
            courier(webhook("hook", receiver, breaches), log, courierClock).run();

            assertThat(receiver.ids())
                    .containsExactly(log.announcements.get(1).event().id());
            assertThat(log.receipts).hasSize(1);
        }
    }

    @Test
    void shouldTryAgainAfterTwiceTheTimeWhenItFails() {
        try (Receiver receiver = new Receiver((number, request) -> number <= 3 ? 500 : 200)) {
            List<String> ids = happened(2, START);
            postAll(receiver, 2);

            assertThat(receiver.ids()).containsExactly(ids.get(0), ids.get(0), ids.get(0), ids.get(0), ids.get(1));
            assertThat(courierClock.rests)
                    .startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4))
                    .hasSize(4);
            assertThat(receipts(Outcome.POSTED)).extracting(Receipt::attempts).containsExactlyInAnyOrder(4, 1);
        }
    }

    @Test
    void shouldWaitAsLongAsItIsAskedTo() {
        try (Receiver receiver = new Receiver((number, request) -> number <= 4 ? Receiver.BUSY : 200)) {
            happened(1, START);
            postAll(receiver, 1);

            assertThat(courierClock.rests)
                    .startsWith(
                            Duration.ofSeconds(7), Duration.ofSeconds(7), Duration.ofSeconds(7), Duration.ofSeconds(8));
        }
    }

    @Test
    void shouldLoseNothingWhileItIsAwayForAnHour() {
        AtomicBoolean away = new AtomicBoolean(true);
        try (Receiver receiver = Receiver.answering(200)) {
            List<String> ids = happened(20, START);
            receiver.goAway();
            courierClock.asTimePasses(() -> {
                if (!courierClock.now().isBefore(START.plus(Duration.ofHours(1))) && away.getAndSet(false)) {
                    receiver.comeBack();
                }
            });
            postAll(receiver, 20);

            assertThat(receiver.ids()).isEqualTo(ids);
            assertThat(courierClock.rests.subList(0, 10))
                    .extracting(Duration::toSeconds)
                    .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L);
            assertThat(courierClock.rests).hasSizeLessThan(25);
            assertThat(courierClock.now()).isBefore(START.plus(Duration.ofMinutes(66)));
        }
    }

    @Test
    void shouldGiveUpAnAttemptThatHangsOrDripsAndTryAgain() {
        try (Receiver receiver = new Receiver((number, request) -> switch (number) {
            case 1 -> Receiver.HANG;
            case 2 -> Receiver.DRIP;
            default -> 200;
        })) {
            String id = happened(1, START).get(0);
            postAll(receiver, 1);

            assertThat(receiver.ids()).containsExactly(id, id, id);
        }
    }

    @Test
    void shouldTellOthersWhileOneHangs() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CourierClock wall = CourierClock.of(Clock.fixed(START, ZoneOffset.UTC), end);
        KeptLog shared = new KeptLog(wall);
        try (Receiver hanging = Receiver.answering(Receiver.HANG);
                Receiver failing = Receiver.answering(500);
                Receiver good = Receiver.answering(200)) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                CaseAnnouncement one = announcement(i, Transition.OPENED, START);
                shared.announcements.add(one);
                ids.add(one.event().id());
            }
            List<Thread> couriers = new ArrayList<>();
            for (Receiver each : List.of(hanging, failing, good)) {
                Thread thread = new Thread(
                        courier(webhook("hook-" + couriers.size(), each, EVERYTHING), shared, wall), "courier");
                couriers.add(thread);
                thread.start();
            }

            await().until(() -> good.requests.size() == ids.size() && !hanging.requests.isEmpty());
            end.countDown();
            for (Thread courier : couriers) {
                courier.join();
            }
            assertThat(good.ids()).isEqualTo(ids);
            assertThat(shared.receipts).hasSize(ids.size());
        }
    }

    @Test
    void shouldGoOnWithOthersWhenOneAnnouncementIsRefused() {
        List<String> ids = happened(4, START);
        AtomicInteger refused = new AtomicInteger();
        try (Receiver receiver = new Receiver(
                (number, request) -> request.id().equals(ids.get(1)) && refused.incrementAndGet() <= 3 ? 422 : 200)) {
            postAll(receiver, 4);

            assertThat(receiver.ids())
                    .containsExactly(
                            ids.get(0), ids.get(1), ids.get(2), ids.get(3), ids.get(1), ids.get(1), ids.get(1));
            assertThat(receipts(Outcome.POSTED)).hasSize(4);
        }
    }

    @Test
    void shouldNotTellWhatIsTooOld() {
        try (Receiver receiver = Receiver.answering(200)) {
            happened(1, START.minus(HORIZON).minusMillis(1));
            String id = happened(1, START.minus(HORIZON)).get(0);
            postAll(receiver, 2);

            assertThat(receiver.ids()).containsExactly(id);
            assertThat(receipts(Outcome.STALE)).singleElement().satisfies(receipt -> {
                assertThat(receipt.status()).isNull();
                assertThat(receipt.attempts()).isZero();
            });
        }
    }

    @Test
    void shouldStopTryingWhatHasBecomeTooOld() {
        try (Receiver receiver = Receiver.answering(500)) {
            happened(3, START);
            postAll(receiver, 3);

            assertThat(receipts(Outcome.STALE)).hasSize(3);
            assertThat(courierClock.now())
                    .isAfter(START.plus(HORIZON))
                    .isBefore(START.plus(HORIZON).plusSeconds(400));
        }
    }

    /** Killed between the post and its receipt: at least once, and under the same id. */
    @Test
    void shouldTellAgainUnderTheSameIdWhatItHasNoReceiptOf() {
        try (Receiver receiver = Receiver.answering(200)) {
            List<String> ids = happened(3, START);
            log.beforeAReceipt(receipt -> {
                if (receipt.caseEventId().equals(ids.get(1))) {
                    throw new Killed();
                }
            });
            courierClock.endWhen(() -> log.receipts.size() == 3);
            assertThatThrownBy(() -> courier(webhook("hook", receiver, EVERYTHING), log, courierClock)
                            .run())
                    .isInstanceOf(Killed.class);
            log.beforeAReceipt(receipt -> {});
            courier(webhook("hook", receiver, EVERYTHING), log, courierClock).run();

            assertThat(receiver.ids()).containsExactly(ids.get(0), ids.get(1), ids.get(1), ids.get(2));
            assertThat(receiver.requests.get(1).body())
                    .isEqualTo(receiver.requests.get(2).body());
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void shouldWriteTheReceiptLaterAndNotPostAgainWhenTheBrokerIsAway() {
        AtomicInteger tries = new AtomicInteger();
        try (Receiver receiver = Receiver.answering(200)) {
            List<String> ids = happened(2, START);
            log.beforeAReceipt(receipt -> {
                if (tries.incrementAndGet() <= 3) {
                    throw new TimeoutException("no broker");
                }
            });
            postAll(receiver, 2);

            assertThat(receiver.ids()).isEqualTo(ids);
        }
    }

    @Test
    void shouldSayWhatFailsAndNeitherAddressNorSecretNorPerson() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger own = (Logger) LoggerFactory.getLogger("io.vocstreams.notify");
        own.setLevel(Level.TRACE);
        own.addAppender(lines);
        try (Receiver receiver = new Receiver((number, request) -> number <= 2 ? 503 : 200)) {
            happened(1, START);
            receiver.goAway();
            courierClock.asTimePasses(() -> {
                if (courierClock.rests.size() == 2) {
                    receiver.comeBack();
                }
            });
            postAll(receiver, 1);
        } finally {
            own.detachAppender(lines);
            own.setLevel(null);
        }

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains(
                        "webhook hook does not take an announcement: no answer",
                        "webhook hook takes announcements again")
                .noneMatch(line -> line.contains(CUSTOMER)
                        || line.contains(SECRET)
                        || line.contains("127.0.0.1")
                        || line.contains("/hook"));
        assertThat(lines.list).allMatch(line -> line.getThrowableProxy() == null);
    }

    @Test
    void shouldShowForHowLongItTakesNothing() {
        List<Double> shown = new ArrayList<>();
        try (Receiver receiver = new Receiver((number, request) -> number <= 2 ? 500 : 200)) {
            happened(1, START);
            courierClock.asTimePasses(() ->
                    shown.add(meters.get("voc_notify_failing_seconds").gauge().value()));
            postAll(receiver, 1);
        }

        assertThat(shown).startsWith(1.0, 3.0);
        assertThat(meters.get("voc_notify_failing_seconds").gauge().value()).isZero();
        assertThat(meters.get("voc_notify_posts")
                        .tag("answer", "UNAVAILABLE")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("voc_notify_posts")
                        .tag("answer", "TAKEN")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldShowHowMuchItStillHasToTell() {
        List<Double> shown = new ArrayList<>();
        try (Receiver receiver = new Receiver((number, request) -> number == 1 || number == 3 ? 500 : 200)) {
            happened(3, START);
            courierClock.asTimePasses(
                    () -> shown.add(meters.get("voc_notify_lag_records").gauge().value()));
            postAll(receiver, 3);
        }

        assertThat(shown).containsExactly(3.0, 2.0, 0.0);
    }

    private List<String> happened(int cases, Instant at) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            CaseAnnouncement one = announcement(log.announcements.size(), Transition.OPENED, at);
            log.announcements.add(one);
            ids.add(one.event().id());
        }
        assertThat(new HashSet<>(ids)).hasSize(cases);
        return ids;
    }

    /** Until so many receipts are there, and nothing more comes. */
    private void postAll(Receiver receiver, int receipts) {
        log.beginAgain();
        courierClock.endWhen(() -> log.receipts.size() >= receipts && log.isReadToTheEnd());
        courier(webhook("hook", receiver, EVERYTHING), log, courierClock).run();
    }

    private Courier courier(Webhook webhook, CaseLog.Opener logs, CourierClock time) {
        return new Courier(
                webhook, HORIZON, logs, post, time, new CourierMeters(meters, webhook.name(), new ClockOf(time)));
    }

    private static Webhook webhook(String name, Receiver receiver, AnnouncementFilter selection) {
        return new Webhook(
                name, receiver.url(), List.of(SECRET.getBytes(StandardCharsets.UTF_8)), selection, TIMEOUT, PAUSES);
    }

    private List<Receipt> receipts(Outcome outcome) {
        return log.receipts.values().stream()
                .filter(receipt -> receipt.outcome() == outcome)
                .toList();
    }

    private static CaseAnnouncement announcement(int number, Transition transition, Instant at) {
        return new CaseAnnouncement(
                new CaseEvent("case-" + number, transition, "", at),
                CUSTOMER,
                "detractor",
                Severity.HIGH,
                "stores",
                at);
    }

    private static String mac(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A courier's clock as a clock, for the meters. */
    private static final class ClockOf extends Clock {

        private final CourierClock courierClock;

        ClockOf(CourierClock courierClock) {
            this.courierClock = courierClock;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return courierClock.now();
        }
    }
}
