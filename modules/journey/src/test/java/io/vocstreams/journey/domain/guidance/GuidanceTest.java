package io.vocstreams.journey.domain.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Permission;
import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import io.vocstreams.journey.domain.outcomes.Selector;
import io.vocstreams.journey.domain.outcomes.Selector.Way;
import io.vocstreams.journey.domain.outcomes.Traits;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Operation;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.guidance.Notice.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Contract §15, guidance: each sentence. */
class GuidanceTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Subject FLIGHT = new Subject("flight", "NH12");
    private static final Duration LASTS = Duration.ofDays(90);
    private static final Cap CAP = new Cap(2, Duration.ofDays(7));
    private static final QuietHours NIGHT =
            new QuietHours(ZoneId.of("UTC"), List.of(new QuietHours.Block(LocalTime.of(21, 0), LocalTime.of(8, 0))));

    private final List<MeasuredInteraction> interactions = new ArrayList<>();
    private final List<Permission> consents = new ArrayList<>();
    private final List<Ordered> ordered = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<GuidanceRule> rules = new ArrayList<>(List.of(rule("late", GuidanceClass.SERVICE)));

    @Test
    void shouldTellWhoHasToDoWithTheSubject() {
        searched("e1", NOON.minus(Duration.ofDays(2)), Channel.WEB);
        searched("e2", NOON.minus(Duration.ofDays(1)), Channel.APP);
        notices.add(late("op1", NOON));

        Decided decided = one();

        assertThat(decided.decision()).isEqualTo(Decision.SEND);
        assertThat(decided.reason()).isNull();
        assertThat(decided.evidence()).isEqualTo("e1");
        assertThat(decided.guidanceId()).isEqualTo(Guidance.id("late", "op1", "e1"));
        assertThat(decided.previous()).isNull();
    }

    @Test
    void shouldTellNobodyElse() {
        add("e1", "flight_searched", NOON.minusSeconds(60), Channel.APP, Map.of("flight", "NH13"));
        notices.add(late("op1", NOON));

        assertThat(decide(NOON)).isEmpty();
    }

    @Test
    void shouldTellNobodyOfWhatNoRuleSpeaksOf() {
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(notice("op1", FLIGHT, "GATE_CHANGED", NOON, 0, Operation.UPSERT));

        assertThat(decide(NOON)).isEmpty();
    }

    @Test
    void shouldTellNobodyOfWhatIsTakenBack() {
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(notice("op1", FLIGHT, "LATE", NOON, 0, Operation.RETRACT));

        assertThat(decide(NOON)).isEmpty();
    }

    @Test
    void shouldKnowStoresProductsAndChannelsByTheirFields() {
        rules.clear();
        for (String key : List.of("storeId", "productId", "channel")) {
            rules.add(rule("by-" + key.toLowerCase(Locale.ROOT), key, List.of(), List.of()));
        }
        interactions.add(new MeasuredInteraction(
                new EventKey("c", "e1"),
                NOON.minusSeconds(60),
                Way.INBOUND,
                new Traits(Channel.APP, "visited", null, "S1", "P1", null, Set.of()),
                null,
                null,
                null,
                Map.of("productId", "P1"),
                Map.of(),
                null));
        notices.add(notice("op1", new Subject("storeId", "S1"), "LATE", NOON, 0, Operation.UPSERT));
        notices.add(notice("op2", new Subject("productId", "P1"), "LATE", NOON, 0, Operation.UPSERT));
        notices.add(notice("op3", new Subject("channel", "APP"), "LATE", NOON, 0, Operation.UPSERT));
        notices.add(notice("op4", new Subject("channel", "WEB"), "LATE", NOON, 0, Operation.UPSERT));

        assertThat(decide(NOON))
                .extracting(decided -> decided.notice().operationId())
                .containsExactly("op1", "op2", "op3");
    }

    @Test
    void shouldKnowAStoreByACorrelationWhereThereIsNoField() {
        rules.set(0, rule("by-store", "storeId", List.of(), List.of()));
        add("e1", "order_placed", NOON.minusSeconds(60), Channel.WEB, Map.of("storeId", "S1"));
        notices.add(notice("op1", new Subject("storeId", "S1"), "LATE", NOON, 0, Operation.UPSERT));

        assertThat(one().evidence()).isEqualTo("e1");
    }

    @Test
    void shouldTakeOnlyWhatTheRuleSelectsForInterest() {
        rules.set(0, rule("late", "flight", List.of(actions("flight_booked")), List.of()));
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(late("op1", NOON));

        assertThat(decide(NOON)).isEmpty();

        add("e2", "flight_booked", NOON.minusSeconds(30), Channel.APP, Map.of("flight", "NH12"));

        assertThat(one().evidence()).isEqualTo("e2");
    }

    @Test
    void shouldEndAnInterestWithItsTime() {
        searched("e1", NOON.minus(LASTS), Channel.APP);
        notices.add(late("op1", NOON));

        assertThat(at(NOON.minusMillis(1)).decision()).isEqualTo(Decision.SEND);
        assertHeldBack(NOON, Decision.SUPPRESSED, GuidanceReason.ENDED);
    }

    @Test
    void shouldEndAnInterestWithWhatTheRuleSays() {
        rules.set(0, rule("late", "flight", List.of(), List.of(actions("flight_boarded"))));
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        add("e2", "flight_boarded", NOON.minusSeconds(50), Channel.APP, Map.of("flight", "NH99"));
        notices.add(late("op1", NOON));
        assertThat(one().decision()).isEqualTo(Decision.SEND);

        add("e3", "flight_boarded", NOON.minusSeconds(40), Channel.APP, Map.of("flight", "NH12"));
        assertHeldBack(NOON, Decision.SUPPRESSED, GuidanceReason.ENDED);

        searched("e4", NOON.minusSeconds(30), Channel.APP);
        assertThat(one().decision()).isEqualTo(Decision.SEND);
    }

    @Test
    void shouldTellNobodyAnyMoreWhenItIsOver() {
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(late("op1", NOON));
        Instant end = notices.get(0).validUntil();

        assertThat(at(end.minusMillis(1)).decision()).isEqualTo(Decision.SEND);
        assertHeldBack(end, Decision.SUPPRESSED, GuidanceReason.STALE);
    }

    @Test
    void shouldSayThatItWasSent() {
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(late("op1", NOON));
        reported("guidance_sent", "late", "op1", "e1", NOON.plusSeconds(5));

        Decided decided = at(notices.get(0).validUntil());

        assertThat(decided.decision()).isEqualTo(Decision.SENT);
        assertThat(decided.reason()).isNull();
    }

    @Test
    void shouldBelieveASenderWhoseClockIsAhead() {
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(late("op1", NOON));
        reported("guidance_sent", "late", "op1", "e1", NOON.plusSeconds(5));

        assertThat(one().decision()).isEqualTo(Decision.SENT);
    }

    @Test
    void shouldTakeOnlyWhatGoesOutForAReceipt() {
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(late("op1", NOON));
        Map<String, String> named =
                Map.of("guidanceId", Guidance.id("late", "op1", "e1"), "ruleId", "late", "operationId", "op1");
        add("e2", "guidance_sent", NOON.minusSeconds(30), Channel.WEB, named);

        assertThat(one().decision()).isEqualTo(Decision.SEND);
    }

    @Test
    void shouldNotTellTwiceWhoWasToldAsAnother() {
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(late("op1", NOON));
        reported("guidance_sent", "late", "op1", "elsewhere", NOON.minusSeconds(5));

        assertHeldBack(NOON, Decision.SUPPRESSED, GuidanceReason.ALREADY_TOLD);
    }

    @Test
    void shouldTellOfTheNewestOperationOfASubjectOnly() {
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(late("op1", NOON));
        notices.add(late("op2", NOON.plusSeconds(60)));
        notices.add(notice("op3", FLIGHT, "CANCELLED", NOON.plusSeconds(90), 0, Operation.UPSERT));

        List<Decided> decided = decide(NOON.plusSeconds(100));

        assertThat(decided)
                .extracting(Decided::decision)
                .containsExactly(Decision.SUPPRESSED, Decision.SEND, Decision.SEND);
        assertThat(decided.get(0).reason()).isEqualTo(GuidanceReason.SUPERSEDED);
    }

    @Test
    void shouldTellOfANewerOneAfterTheOlderWasSent() {
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(late("op1", NOON));
        notices.add(late("op2", NOON.plusSeconds(60)));
        reported("guidance_sent", "late", "op1", "e1", NOON.plusSeconds(5));

        List<Decided> decided = decide(NOON.plusSeconds(100));

        assertThat(decided).extracting(Decided::decision).containsExactly(Decision.SENT, Decision.SEND);
        assertThat(decided.get(1).previous()).isEqualTo(Guidance.id("late", "op1", "e1"));
    }

    @Test
    void shouldNeedConsentForMarketing() {
        marketing();
        assertHeldBack(NOON, Decision.SUPPRESSED, GuidanceReason.NO_CONSENT);

        consents.add(new Permission(new EventKey("cookie-id:c", "c0"), NOON.minusSeconds(9), "other", true));
        assertHeldBack(NOON, Decision.SUPPRESSED, GuidanceReason.NO_CONSENT);

        consents.add(new Permission(new EventKey("cookie-id:c", "c1"), NOON.minusSeconds(9), "offers", true));
        assertThat(one().decision()).isEqualTo(Decision.SEND);

        consents.add(new Permission(new EventKey("cookie-id:c", "c0"), NOON.minusSeconds(9), "offers", false));
        assertHeldBack(NOON, Decision.SUPPRESSED, GuidanceReason.NO_CONSENT);

        consents.add(new Permission(new EventKey("cookie-id:c", "c2"), NOON.minusSeconds(8), "offers", true));
        assertThat(one().decision()).isEqualTo(Decision.SEND);
    }

    @Test
    void shouldCapMarketingByWhatWasSent() {
        marketing();
        consents.add(new Permission(new EventKey("cookie-id:c", "c1"), NOON.minusSeconds(9), "offers", true));
        reported("guidance_sent", "late", "op8", "e8", NOON.minus(CAP.within()));
        reported("guidance_sent", "late", "op9", "e9", NOON.minusSeconds(9));
        assertThat(one().decision()).isEqualTo(Decision.SEND);

        reported("guidance_failed", "late", "op6", "e6", NOON.minusSeconds(9));
        assertThat(one().decision()).isEqualTo(Decision.SEND);

        reported("guidance_sent", "late", "op7", "e7", NOON.minusSeconds(9));
        assertHeldBack(NOON, Decision.SUPPRESSED, GuidanceReason.CAPPED);
    }

    @Test
    void shouldCapMarketingByWhatIsUnderWayAndByWhatComesFirst() {
        marketing();
        consents.add(new Permission(new EventKey("cookie-id:c", "c1"), NOON.minusSeconds(9), "offers", true));
        ordered.add(order("late", "op9", "e9", NOON.minusSeconds(9), GuidanceClass.MARKETING));
        Subject other = new Subject("flight", "NH13");
        add("e2", "flight_searched", NOON.minusSeconds(60), Channel.APP, Map.of("flight", "NH13"));
        notices.add(notice("op0", other, "LATE", NOON.minusSeconds(1), 0, Operation.UPSERT));
        notices.add(notice("op9", FLIGHT, "CANCELLED", NOON.minusSeconds(2), 0, Operation.UPSERT));

        assertThat(decide(NOON))
                .extracting(decided -> decided.notice().operationId() + " " + decided.decision())
                .containsExactly("op9 SEND", "op0 SEND", "op1 SUPPRESSED");
        assertThat(decide(NOON.plus(Ordered.PATIENCE)))
                .extracting(decided -> decided.notice().operationId() + " " + decided.decision())
                .containsExactly("op9 HOLD", "op0 SEND", "op1 SEND");
    }

    @Test
    void shouldCapNothingByWhatConcernsHimNoMore() {
        marketing();
        consents.add(new Permission(new EventKey("cookie-id:c", "c1"), NOON.minusSeconds(9), "offers", true));
        ordered.add(order("late", "op8", "e8", NOON.minusSeconds(9), GuidanceClass.MARKETING));
        ordered.add(order("late", "op9", "e9", NOON.minusSeconds(9), GuidanceClass.MARKETING));

        assertThat(one().decision()).isEqualTo(Decision.SEND);
    }

    @Test
    void shouldNotCapWhatWasToBeSentBefore() {
        marketing();
        consents.add(new Permission(new EventKey("cookie-id:c", "c1"), NOON.minusSeconds(9), "offers", true));
        ordered.add(order("late", "op1", "e1", NOON.minus(Ordered.PATIENCE), GuidanceClass.MARKETING));
        reported("guidance_sent", "late", "op8", "e8", NOON.minusSeconds(9));
        reported("guidance_sent", "late", "op9", "e9", NOON.minusSeconds(9));

        assertHeldBack(NOON, Decision.HOLD, GuidanceReason.NO_RECEIPT);
    }

    @Test
    void shouldNotCapServiceByMarketing() {
        marketing();
        rules.add(rule("service", GuidanceClass.SERVICE));
        for (int i = 0; i < 5; i++) {
            reported("guidance_sent", "late", "op" + (i + 3), "e", NOON.minusSeconds(9));
        }

        assertThat(decide(NOON))
                .filteredOn(decided -> decided.rule().id().equals("service"))
                .extracting(Decided::decision)
                .containsExactly(Decision.SEND);
    }

    @Test
    void shouldWaitForTheEndOfQuietHoursUnlessItIsAboutSafety() {
        rules.add(rule("danger", GuidanceClass.SAFETY));
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(late("op1", NOON));
        Instant night = Instant.parse("2026-11-20T21:00:00Z");

        assertThat(decide(night)).extracting(Decided::decision).containsExactly(Decision.HOLD, Decision.SEND);
        assertThat(decide(night).get(0).reason()).isEqualTo(GuidanceReason.QUIET_HOURS);
        assertThat(decide(Instant.parse("2026-11-21T08:00:00Z")))
                .extracting(Decided::decision)
                .containsExactly(Decision.SEND, Decision.SEND);
    }

    @Test
    void shouldAskForAPersonWhereNoReceiptComes() {
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(late("op1", NOON));
        ordered.add(order("late", "op1", "e1", NOON, GuidanceClass.SERVICE));

        assertThat(at(NOON.plus(Ordered.PATIENCE).minusMillis(1)).decision()).isEqualTo(Decision.SEND);
        assertHeldBack(NOON.plus(Ordered.PATIENCE), Decision.HOLD, GuidanceReason.NO_RECEIPT);
    }

    @Test
    void shouldAskForAPersonWhereSendingFailed() {
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(late("op1", NOON));
        ordered.add(order("late", "op1", "e1", NOON, GuidanceClass.SERVICE));
        reported("guidance_failed", "late", "op1", "e1", NOON.plusSeconds(1));

        assertHeldBack(NOON.plusSeconds(2), Decision.HOLD, GuidanceReason.NO_RECEIPT);
    }

    @Test
    void shouldKeepTheEvidenceOfWhatIsToBeSent() {
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(late("op1", NOON));
        ordered.add(order("late", "op1", "e1", NOON, GuidanceClass.SERVICE));
        searched("e0", NOON.minusSeconds(90), Channel.APP);

        assertThat(at(NOON.plusSeconds(1)).evidence()).isEqualTo("e1");
        assertThat(at(NOON.plusSeconds(1)).decision()).isEqualTo(Decision.SEND);
    }

    @Test
    void shouldChooseTheChannelThatWasUsedLastOfThoseThatAreAllowed() {
        searched("e1", NOON.minusSeconds(60), Channel.EMAIL);
        add("e2", "visited", NOON.minusSeconds(50), Channel.STORE, Map.of());
        notices.add(late("op1", NOON));
        assertThat(one().channel()).isEqualTo(Channel.EMAIL);

        searched("e3", NOON.minusSeconds(40), Channel.APP);
        assertThat(one().channel()).isEqualTo(Channel.APP);
    }

    @Test
    void shouldChooseTheBestChannelWhereNoneWasUsed() {
        searched("e1", NOON.minusSeconds(60), Channel.STORE);
        notices.add(late("op1", NOON));

        assertThat(one().channel()).isEqualTo(Channel.APP);
    }

    @Test
    void shouldDecideTheSameInWhateverOrderItIsKnown() {
        marketing();
        rules.add(rule("service", GuidanceClass.SERVICE));
        consents.add(new Permission(new EventKey("cookie-id:c", "c1"), NOON.minusSeconds(9), "offers", true));
        consents.add(new Permission(new EventKey("cookie-id:c", "c2"), NOON.minusSeconds(9), "offers", false));
        consents.add(new Permission(new EventKey("cookie-id:c", "c3"), NOON.minusSeconds(8), "offers", true));
        ordered.add(order("late", "op1", "e1", NOON, GuidanceClass.MARKETING));
        ordered.add(order("service", "op2", "e1", NOON.minusSeconds(900), GuidanceClass.SERVICE));
        for (int i = 2; i < 8; i++) {
            notices.add(late("op" + i, NOON.minusSeconds(i % 3)));
        }
        List<Decided> expected = decide(NOON.plusSeconds(30));
        Random random = new Random(7);

        for (int i = 0; i < 50; i++) {
            Collections.shuffle(notices, random);
            Collections.shuffle(consents, random);
            Collections.shuffle(ordered, random);
            assertThat(decide(NOON.plusSeconds(30))).isEqualTo(expected);
        }
        assertThat(expected).hasSizeGreaterThan(10);
    }

    private void marketing() {
        rules.set(0, rule("late", GuidanceClass.MARKETING));
        searched("e1", NOON.minusSeconds(60), Channel.APP);
        notices.add(late("op1", NOON));
    }

    private void assertHeldBack(Instant now, Decision decision, GuidanceReason reason) {
        Decided decided = at(now);
        assertThat(decided.decision()).isEqualTo(decision);
        assertThat(decided.reason()).isEqualTo(reason);
    }

    private Decided one() {
        return at(NOON);
    }

    private Decided at(Instant now) {
        List<Decided> decided = decide(now);
        assertThat(decided).hasSize(1);
        return decided.get(0);
    }

    private List<Decided> decide(Instant now) {
        GuidancePolicy policy = new GuidancePolicy(rules, Map.of(GuidanceClass.MARKETING, CAP), NIGHT);
        List<MeasuredInteraction> sorted = new ArrayList<>(interactions);
        sorted.sort(Comparator.comparing(MeasuredInteraction::occurredAt).thenComparing(MeasuredInteraction::key));
        return new Guidance(policy, ActionCatalogues.shipped())
                .decide(new Guidance.Subject(sorted, consents, ordered), notices, now);
    }

    private void searched(String eventId, Instant at, Channel channel) {
        add(eventId, "flight_searched", at, channel, Map.of("flight", "NH12"));
    }

    private void add(String eventId, String action, Instant at, Channel channel, Map<String, String> references) {
        add(eventId, action, at, channel, references, Way.INBOUND);
    }

    private void add(
            String eventId, String action, Instant at, Channel channel, Map<String, String> references, Way way) {
        interactions.add(new MeasuredInteraction(
                new EventKey("c", eventId),
                at,
                way,
                new Traits(channel, action, null, null, null, null, Set.of()),
                null,
                null,
                null,
                references,
                Map.of(),
                null));
    }

    private void reported(String action, String rule, String operation, String evidence, Instant at) {
        add(
                "report-" + interactions.size(),
                action,
                at,
                Channel.EMAIL,
                Map.of(
                        "guidanceId",
                        Guidance.id(rule, operation, evidence),
                        "ruleId",
                        rule,
                        "operationId",
                        operation,
                        "flight",
                        "NH12"),
                Way.OUTBOUND);
    }

    private static Ordered order(
            String rule, String operation, String evidence, Instant at, GuidanceClass guidanceClass) {
        return new Ordered(Guidance.id(rule, operation, evidence), rule, operation, evidence, guidanceClass, at);
    }

    private static Notice late(String operationId, Instant at) {
        return notice(operationId, FLIGHT, "LATE", at, 0, Operation.UPSERT);
    }

    private static Notice notice(
            String operationId, Subject subject, String kind, Instant at, int revision, Operation operation) {
        return new Notice(
                subject,
                operationId,
                revision,
                operation,
                "ops",
                kind,
                null,
                at,
                at.plus(Duration.ofDays(3)),
                Map.of());
    }

    private static GuidanceRule rule(String id, GuidanceClass guidanceClass) {
        return rule(id, "flight", List.of(), List.of(), guidanceClass);
    }

    private static GuidanceRule rule(String id, String key, List<Selector> interest, List<Selector> until) {
        return rule(id, key, interest, until, GuidanceClass.SERVICE);
    }

    private static GuidanceRule rule(
            String id, String key, List<Selector> interest, List<Selector> until, GuidanceClass guidanceClass) {
        @Nullable String purpose = guidanceClass == GuidanceClass.MARKETING ? "offers" : null;
        return new GuidanceRule(
                id,
                1,
                Set.of("LATE", "CANCELLED"),
                key,
                interest,
                until,
                LASTS,
                guidanceClass,
                purpose,
                List.of(Channel.APP, Channel.EMAIL),
                "flight-late",
                List.of());
    }

    private static Selector actions(String action) {
        Selector none = Selector.EMPTY;
        return new Selector(
                Set.of(action),
                none.kinds(),
                none.channels(),
                none.stages(),
                none.directions(),
                none.resolved(),
                none.metrics(),
                none.statuses(),
                none.answers(),
                none.themes(),
                none.polarities(),
                false,
                false,
                false,
                null);
    }
}
