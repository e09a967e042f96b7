package io.vocstreams.journey.stream;

import static io.vocstreams.journey.stream.Interactions.COOKIE;
import static io.vocstreams.journey.stream.Interactions.belongs;
import static io.vocstreams.journey.stream.Interactions.leaves;
import static io.vocstreams.journey.stream.Interactions.naming;
import static io.vocstreams.journey.stream.Interactions.web;
import static io.vocstreams.journey.stream.JourneyDriver.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.guidance.Guidance;
import io.vocstreams.journey.guidance.GuidanceFile;
import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.journey.stream.ExchangeMessage.Together;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Consent;
import io.vocstreams.model.Header;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.guidance.Notice.Subject;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.time.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom an operation concerns, and what becomes of it as time passes and sets change. */
class GuidanceTopologyTest {

    private static final Instant BOUGHT = NOW.minus(Duration.ofDays(2));
    private static final Instant OVER = NOW.plus(Duration.ofDays(1));
    private static final Subject ORDER = new Subject("orderId", "o1");
    private static final Guidance RULES = rules("", "orderId");

    private JourneyDriver driver = new JourneyDriver(1, RULES);

    private static Guidance rules(String more, String key) {
        return new Guidance(GuidanceFile.parse("g.yml", more + "\n" + """
                        guidance:
                          - id: late
                            version: 3
                            on: {kind: LATE, key: %s}
                            class: SERVICE
                            channels: [APP, WEB]
                            template: late-order
                            parameters: [newDate]
                        """.formatted(key)), ActionCatalogues.shipped());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldTellWhoIsConcerned() {
        begin();
        bought("anna", "e1", "o1");
        bought("bert", "e2", "o2");

        driver.operation(late("op", 0));
        driver.pass(Duration.ofSeconds(1));

        GuidanceRow row = one();
        GuidanceRow.Content content = row.content();
        assertThat(content.guidanceId()).isEqualTo(Guidance.id("late", "op", "e1"));
        assertThat(content.customerId()).isEqualTo("anna");
        assertThat(content.journeyId()).isNotNull();
        assertThat(content.ruleVersion()).isEqualTo(3);
        assertThat(content.subject()).isEqualTo(ORDER);
        assertThat(content.guidanceClass()).isEqualTo(GuidanceClass.SERVICE);
        assertThat(content.channel()).isEqualTo(Channel.WEB);
        assertThat(content.decision()).isEqualTo(Decision.SEND);
        assertThat(content.template()).isEqualTo("late-order");
        assertThat(content.parameters()).isEqualTo(Map.of("newDate", "friday"));
        assertThat(content.latencyMillis()).isBetween(0L, 1_000L);
        assertThat(row.revision()).isEqualTo(1);
        assertThat(driver.size(Part.GUIDANCE)).isEqualTo(1);
    }

    @Test
    void shouldTellWhoComesLater() {
        begin();
        driver.operation(late("op", 0));
        driver.pass(Duration.ofSeconds(1));
        assertThat(driver.guidance()).isEmpty();

        bought("anna", "e1", "o1");
        driver.tick();

        assertThat(one().content().decision()).isEqualTo(Decision.SEND);
    }

    @Test
    void shouldTellEachOfVeryManyOnce() {
        begin();
        int customers = 2_500;
        for (int i = 0; i < customers; i++) {
            bought("customer" + i, "e" + i, "o1");
        }
        driver.operation(late("op", 0));
        driver.pass(Duration.ofSeconds(3));
        driver.pass(Duration.ofMinutes(1));

        assertThat(driver.guidance())
                .allMatch(row -> row.content().decision() == Decision.SEND)
                .extracting(row -> row.content().customerId())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, customers)
                        .mapToObj(i -> "customer" + i)
                        .toList());
    }

    @Test
    void shouldClaimTogetherWhatBelongsToAnotherTaskAndSayWhenTheOperationArrived() {
        driver.close();
        driver = new JourneyDriver(3, RULES);
        begin();
        int customers = 30;
        for (int i = 0; i < customers; i++) {
            bought("customer" + i, "e" + i, "o1");
        }
        driver.operation(late("op", 0));
        driver.pass(Duration.ofSeconds(1));

        List<TestRecord<byte[], byte[]>> claims = driver.exchangeRecords().stream()
                .filter(record -> ExchangeCodec.fromBytes(record.value()) instanceof Together)
                .toList();
        assertThat(claims).hasSize(2).allMatch(record -> Arrival.of(record.headers())
                .isKnown());
        // What it sends comes back to the only task that there is.
        assertThat(driver.guidance())
                .extracting(row -> row.content().customerId())
                .doesNotHaveDuplicates()
                .hasSize(customers);
        assertThat(driver.deadLetters()).isZero();
    }

    @Test
    void shouldTellBySenderReceipts() {
        told();

        driver.interaction(belongs("anna", receipt("r1", "guidance_sent", "op", "e1")));
        driver.tick();

        GuidanceRow sent = one();
        assertThat(sent.content().decision()).isEqualTo(Decision.SENT);
        assertThat(sent.revision()).isEqualTo(2);
        driver.pass(Duration.ofHours(1));
        assertThat(driver.guidance()).isEmpty();
    }

    @Test
    void shouldHoldWhatHasNoReceiptAndNotSendItAgain() {
        told();

        driver.pass(Duration.ofMinutes(11));

        assertThat(one().content().reason()).isEqualTo(GuidanceReason.NO_RECEIPT);
        bought("anna", "e9", "o1");
        driver.pass(Duration.ofHours(1));
        assertThat(driver.guidance()).isEmpty();
    }

    @Test
    void shouldEndWithTheOperation() {
        told();

        driver.pass(Duration.between(NOW, OVER));

        List<GuidanceRow> rows = driver.guidance();
        assertThat(rows.get(rows.size() - 1).content().reason()).isEqualTo(GuidanceReason.STALE);
        driver.pass(Duration.ofDays(31));
        assertThat(driver.guidance()).isEmpty();
        assertThat(driver.size(Part.GUIDANCE)).isZero();
        assertThat(driver.size(Claims.OF_GUIDANCE)).isZero();
        assertThat(driver.size(GuidanceWork.LOOKS)).isZero();
        // That the task has begun to decide.
        assertThat(driver.size(Notices.NAME)).isEqualTo(1);
    }

    @Test
    void shouldWaitForTheEndOfQuietHours() {
        driver.close();
        driver = new JourneyDriver(1, rules("zone: UTC\nquiet: [\"11:00-14:00\"]", "orderId"));
        begin();
        bought("anna", "e1", "o1");
        driver.operation(late("op", 0));
        driver.pass(Duration.ofSeconds(1));
        assertThat(one().content().reason()).isEqualTo(GuidanceReason.QUIET_HOURS);

        driver.pass(Duration.ofHours(2));

        assertThat(one().content().decision()).isEqualTo(Decision.SEND);
    }

    @Test
    void shouldWithdrawWhatConcernsNobodyAnyMore() {
        told();

        driver.interaction(leaves("anna", named("e1", "o1")));
        driver.tick();

        assertThat(one().content().decision()).isEqualTo(Decision.WITHDRAWN);
        assertThat(driver.size(Interests.NAME)).isZero();
    }

    @Test
    void shouldWithdrawWithTheOperation() {
        told();

        driver.operation(late("op", 0).retracted());
        driver.pass(Duration.ofSeconds(1));

        assertThat(one().content().decision()).isEqualTo(Decision.WITHDRAWN);
    }

    @Test
    void shouldFollowThePersonToAnotherCustomer() {
        told();

        driver.moved(belongs("bert", named("e1", "o1")));
        driver.moved(leaves("anna", named("e1", "o1")));
        driver.tick();

        GuidanceRow last = last();
        assertThat(last.content().customerId()).isEqualTo("bert");
        assertThat(last.content().decision()).isEqualTo(Decision.SEND);
        assertThat(last.content().guidanceId()).isEqualTo(Guidance.id("late", "op", "e1"));
    }

    @Test
    void shouldSupersedeWhatIsNotSentAndNameWhatWas() {
        told();
        driver.interaction(belongs("anna", receipt("r1", "guidance_sent", "op", "e1")));
        driver.tick();
        driver.guidance();

        driver.operation(new Notice(
                ORDER,
                "op2",
                0,
                Operation.UPSERT,
                "test",
                "LATE",
                null,
                NOW.plusSeconds(1),
                OVER,
                Map.of("newDate", "saturday")));
        driver.pass(Duration.ofSeconds(1));

        GuidanceRow next = one();
        assertThat(next.content().operationId()).isEqualTo("op2");
        assertThat(next.content().decision()).isEqualTo(Decision.SEND);
        assertThat(next.content().previous()).isEqualTo(Guidance.id("late", "op", "e1"));
    }

    @Test
    void shouldTellACorrectionToWhomItIsToBeSent() {
        told();

        driver.operation(new Notice(
                ORDER, "op", 1, Operation.UPSERT, "test", "LATE", null, NOW, OVER, Map.of("newDate", "monday")));
        driver.pass(Duration.ofSeconds(1));

        GuidanceRow row = one();
        assertThat(row.content().parameters()).isEqualTo(Map.of("newDate", "monday"));
        assertThat(row.content().decision()).isEqualTo(Decision.SEND);
        assertThat(row.revision()).isEqualTo(2);
    }

    @Test
    void shouldGoOnAfterARestart() {
        told();

        driver = driver.restarted(RULES);
        driver.pass(Duration.ofSeconds(5));
        assertThat(driver.guidance()).isEmpty();
        driver.pass(Duration.ofMinutes(11));

        assertThat(one().content().reason()).isEqualTo(GuidanceReason.NO_RECEIPT);
    }

    @Test
    void shouldSendNothingWhileThePastIsPlayedAgain() {
        driver.operation(late("op", 0));
        bought("anna", "e1", "o1");
        driver.watermark(BOUGHT);
        driver.pass(Duration.ofSeconds(2));
        assertThat(driver.guidance()).isEmpty();

        driver.interaction(belongs("anna", receipt("r1", "guidance_sent", "op", "e1")));
        driver.watermark(NOW);
        driver.pass(Duration.ofSeconds(2));

        assertThat(one().content().decision()).isEqualTo(Decision.SENT);
    }

    @Test
    void shouldTellOffersToThoseWhoConsent() {
        driver.close();
        driver = new JourneyDriver(1, offers());
        begin();
        bought("anna", "e1", "o1");
        driver.operation(late("op", 0));
        driver.pass(Duration.ofSeconds(1));
        assertThat(one().content().reason()).isEqualTo(GuidanceReason.NO_CONSENT);

        driver.consent(consent(Operation.UPSERT, "anna", "c1", Consent.Status.GRANTED, BOUGHT));
        driver.tick();
        assertThat(one().content().decision()).isEqualTo(Decision.SEND);

        driver.consent(consent(Operation.UPSERT, "anna", "c2", Consent.Status.WITHDRAWN, NOW));
        driver.tick();
        assertThat(one().content().reason()).isEqualTo(GuidanceReason.NO_CONSENT);
        assertThat(driver.size(Part.CONSENT)).isEqualTo(2);
    }

    @Test
    void shouldKeepConsentsThatMoveAndForgetNone() {
        driver.close();
        driver = new JourneyDriver(1, offers());
        begin();
        driver.consent(consent(Operation.UPSERT, "old", "c1", Consent.Status.GRANTED, BOUGHT));
        driver.consent(consent(Operation.RETRACT, "old", "c1", Consent.Status.GRANTED, BOUGHT));
        driver.consent(consent(Operation.UPSERT, "anna", "c1", Consent.Status.GRANTED, BOUGHT));
        driver.tick();
        driver = driver.restarted(offers());
        driver.watermark(NOW.plus(Duration.ofDays(600)));
        driver.pass(Duration.ofSeconds(20));
        assertThat(driver.size(Part.CONSENT)).isEqualTo(1);

        bought("anna", "e1", "o1");
        driver.operation(late("op", 0));
        driver.pass(Duration.ofSeconds(1));

        assertThat(last().content().decision()).isEqualTo(Decision.SEND);
    }

    @Test
    void shouldIndexAnewForOtherRules() {
        begin();
        bought("anna", "e1", "o1");
        driver.tick();
        assertThat(driver.size(Interests.NAME)).isEqualTo(1);
        driver.operation(new Notice(
                new Subject("ticketId", "t1"), "op", 0, Operation.UPSERT, "test", "LATE", null, NOW, OVER, Map.of()));
        driver.interaction(belongs("anna", naming("e5", BOUGHT, "order_placed", Map.of("ticketId", "t1"))));
        driver.pass(Duration.ofSeconds(1));
        assertThat(driver.guidance()).isEmpty();

        driver = driver.restarted(rules("", "ticketId"));
        driver.pass(Duration.ofSeconds(2));

        assertThat(one().content().evidence()).isEqualTo("e5");
        assertThat(driver.size(Interests.NAME)).isEqualTo(1);
    }

    @Test
    void shouldSendAnOperationToEveryTask() {
        driver.close();
        driver = new JourneyDriver(3, RULES);

        driver.operation(late("op", 0));

        assertThat(driver.exchanged()).hasSize(2);
    }

    @Test
    void shouldRefuseAnOperationWithItsFieldAndCountItsOutcome() {
        driver.operation(late("op", 0));
        driver.operation(late("op", 0));
        driver.operation(new Notice(
                ORDER, "bad", 0, Operation.UPSERT, "test", "LATE", null, NOW, NOW.plus(Duration.ofDays(31)), Map.of()));

        List<RejectedRecord> rejected = driver.rejected();
        assertThat(rejected).singleElement().satisfies(one -> {
            assertThat(one.rejection().reason()).isEqualTo(RejectReason.VALUE_OUT_OF_RANGE);
            assertThat(one.rejection().detail()).contains("`validUntil`");
        });
        driver.watermark(BOUGHT);
        List<LedgerEntry> entries = driver.ledger().stream()
                .filter(entry -> entry.sourceTopic().equals(Topics.OPERATIONS))
                .toList();
        LedgerEntry last = entries.get(entries.size() - 1);
        assertThat(last.accepted()).isEqualTo(1);
        assertThat(last.duplicate()).isEqualTo(1);
    }

    private void told() {
        begin();
        bought("anna", "e1", "o1");
        driver.operation(late("op", 0));
        driver.pass(Duration.ofSeconds(1));
        assertThat(one().content().decision()).isEqualTo(Decision.SEND);
    }

    /** The clock has come to now. */
    private void begin() {
        driver.interaction(belongs("zoe", web("first", BOUGHT)));
        driver.watermark(NOW);
    }

    private void bought(String customer, String eventId, String order) {
        driver.interaction(belongs(customer, named(eventId, order)));
    }

    private static Interaction named(String eventId, String order) {
        return naming(eventId, BOUGHT, "order_placed", Map.of("orderId", order));
    }

    private static Interaction receipt(String eventId, String action, String operationId, String evidence) {
        Header header = new Header(
                eventId,
                0,
                Operation.UPSERT,
                "sender",
                NOW,
                null,
                List.of(COOKIE),
                Map.of(
                        "guidanceId",
                        Guidance.id("late", operationId, evidence),
                        "ruleId",
                        "late",
                        "operationId",
                        operationId),
                Map.of());
        return new MessagingTouchpoint(
                header,
                action,
                MessagingTouchpoint.Medium.EMAIL,
                MessagingTouchpoint.Direction.OUTBOUND,
                null,
                null,
                null,
                null);
    }

    private static Guidance offers() {
        return new Guidance(GuidanceFile.parse("g.yml", """
                        guidance:
                          - id: late
                            version: 1
                            on: {kind: LATE, key: orderId}
                            class: MARKETING
                            purpose: offers
                            channels: [APP]
                            template: offer
                        """), ActionCatalogues.shipped());
    }

    private static ResolvedInteraction consent(
            Operation operation, String customer, String eventId, Consent.Status status, Instant at) {
        Header header = new Header(eventId, 0, Operation.UPSERT, "test", at, null, List.of(COOKIE), Map.of(), Map.of());
        return Interactions.on(
                operation,
                customer,
                List.of(COOKIE, Interactions.customer(customer)),
                new Consent(header, "offers", status));
    }

    private static Notice late(String operationId, int revision) {
        return new Notice(
                ORDER,
                operationId,
                revision,
                Operation.UPSERT,
                "test",
                "LATE",
                null,
                NOW,
                OVER,
                Map.of("newDate", "friday", "internal", "x"));
    }

    private GuidanceRow one() {
        List<GuidanceRow> rows = driver.guidance();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private GuidanceRow last() {
        List<GuidanceRow> rows = driver.guidance();
        assertThat(rows).isNotEmpty();
        return rows.get(rows.size() - 1);
    }
}
