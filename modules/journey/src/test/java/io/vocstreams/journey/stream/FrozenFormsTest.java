package io.vocstreams.journey.stream;

import static io.vocstreams.journey.domain.history.CustomerEvents.NPS;
import static io.vocstreams.journey.domain.history.CustomerEvents.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.journey.domain.history.Permission;
import io.vocstreams.journey.domain.history.ProfileVersion;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.outcomes.KnownOpportunity;
import io.vocstreams.journey.stream.ExchangeMessage.ClaimForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.Claimed;
import io.vocstreams.journey.stream.ExchangeMessage.GuidanceClaimed;
import io.vocstreams.journey.stream.ExchangeMessage.GuidanceForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.GuidanceWithdrawn;
import io.vocstreams.journey.stream.ExchangeMessage.NoticeStated;
import io.vocstreams.journey.stream.ExchangeMessage.Planned;
import io.vocstreams.journey.stream.ExchangeMessage.ProfileStated;
import io.vocstreams.journey.stream.ExchangeMessage.ProfilesForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.ReadingClaimed;
import io.vocstreams.journey.stream.ExchangeMessage.ReadingForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.ReadingWithdrawn;
import io.vocstreams.journey.stream.ExchangeMessage.Together;
import io.vocstreams.journey.stream.ExchangeMessage.Withdrawn;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Journey;
import io.vocstreams.model.Operation;
import io.vocstreams.model.cases.CaseClaim;
import io.vocstreams.model.cases.CaseOpening;
import io.vocstreams.model.cases.Handling;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.voice.Expressions;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.Span;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.model.voice.Voice;
import io.vocstreams.platform.binary.VersionedForm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Bytes that a build before has stored. A new version of a form adds a line, and its reader for the line before stays.
 */
class FrozenFormsTest {

    private static final EventKey KEY = new EventKey("customer-id:anna", "e");
    private static final Instant RECEIVED = at("01 10:01");
    private static final AttributionContent CLAIM =
            new AttributionContent("f", "anna", "t", "j", Attribution.Rule.EXPLICIT, 1_000L);

    private static final Reading.Content READING = new Reading.Content(
            "f",
            "anna",
            at("01 10:00"),
            Channel.CHAT,
            new Voice(
                    "en",
                    Sentiment.NEGATIVE,
                    List.of(new ThemeFinding("price", "marketing", Sentiment.MIXED, List.of(new Span(3, 300)))),
                    new Expressions(1, 2, 0, 3),
                    true,
                    "reader/1",
                    "2"));

    private static final ExperimentPlan PLAN = new ExperimentPlan(
            "x",
            3,
            Operation.UPSERT,
            Map.of("a", 0.5, "b", 0.5),
            "a",
            "NPS|0-10|HIGHER_IS_BETTER",
            "survey",
            null,
            500,
            0.05,
            LocalDate.of(2026, 11, 1),
            LocalDate.of(2026, 12, 1));

    private static final Notices.Stated STATED = new Notices.Stated(
            new Notice(
                    new Notice.Subject("orderId", "o1"),
                    "op",
                    2,
                    Operation.RETRACT,
                    "tms",
                    "LATE",
                    null,
                    at("01 10:00"),
                    at("02 10:00"),
                    Map.of("newDate", "friday")),
            RECEIVED);

    private static final GuidanceRow.Content GUIDANCE = new GuidanceRow.Content(
            "g",
            "anna",
            null,
            "late",
            3,
            "op",
            new Notice.Subject("orderId", "o1"),
            "LATE",
            "e",
            GuidanceClass.MARKETING,
            Channel.EMAIL,
            Decision.HOLD,
            GuidanceReason.NO_RECEIPT,
            "late",
            Map.of("newDate", "friday"),
            "g0",
            at("01 10:00"),
            70);

    private final Properties frozen = new Properties();

    FrozenFormsTest() throws IOException {
        try (InputStream file = FrozenFormsTest.class.getResourceAsStream("/frozen-forms.properties")) {
            frozen.load(Objects.requireNonNull(file));
        }
    }

    @Test
    void shouldReadTouchpoints() {
        VersionedForm<HeldItem<Touch>> form = ItemStore.form(CustomerEventCodec.TOUCHES, KEY);

        shouldBeStored(
                "touchpoints-by-customer.3", form, held(RECEIVED, touch("c1", 0).saying("遅い")));
        assertThat(ItemStore.occurredAt(bytes("touchpoints-by-customer.3"))).isEqualTo(at("01 10:00"));
        assertThat(form.fromStore(bytes("touchpoints-by-customer.2"))).isEqualTo(held(null, touch("c1", 0)));
        assertThat(ItemStore.occurredAt(bytes("touchpoints-by-customer.2"))).isEqualTo(at("01 10:00"));
    }

    private static Touch touch(@Nullable String campaignId, @Nullable Integer resultCount) {
        return new Touch(
                KEY,
                at("01 10:00"),
                Channel.APP,
                "page_viewed",
                false,
                true,
                "s",
                null,
                Map.of("orderId", "o"),
                Map.of("x", "a"),
                campaignId,
                resultCount);
    }

    @Test
    void shouldReadFeedback() {
        Answer answer = new Answer(
                KEY,
                at("01 10:00"),
                "survey",
                "question",
                NPS,
                Feedback.Status.ANSWERED,
                9,
                Channel.WEB,
                "t",
                null,
                "p",
                Map.of(),
                Map.of("x", "a"));

        VersionedForm<HeldItem<Answer>> form = ItemStore.form(CustomerEventCodec.ANSWERS, KEY);
        shouldBeStored("feedback-by-customer.3", form, held(RECEIVED, answer.saying("good", "en")));
        assertThat(form.fromStore(bytes("feedback-by-customer.2"))).isEqualTo(held(null, answer));
    }

    @Test
    void shouldReadProfiles() {
        VersionedForm<ProfileVersion> form = ProfileStore.form(at("01 10:00"));

        shouldBeStored("profiles-by-customer.2", form, new ProfileVersion(at("01 10:00"), "gold", "p"));
        assertThat(form.fromStore(bytes("profiles-by-customer.1")))
                .isEqualTo(new ProfileVersion(at("01 10:00"), "gold", null));
    }

    @Test
    void shouldReadOpportunities() {
        shouldBeStored(
                "opportunities-by-customer.1",
                Opportunities.FORM,
                new KnownOpportunity(at("01 10:00"), new RateCounts(0, 1, 0, Elapsed.NONE), List.of("*")));
    }

    @Test
    void shouldReadCases() {
        shouldBeStored("cases-by-customer.2", KnownCases.FORM, new KnownCase(KEY, claim(List.of("price"))));
        assertThat(KnownCases.FORM.fromStore(bytes("cases-by-customer.1")))
                .isEqualTo(new KnownCase(KEY, claim(List.of())));
    }

    private static CaseClaim claim(List<String> themes) {
        return new CaseClaim(
                "anna",
                new CaseOpening(
                        "detractor",
                        1,
                        "LOW_ANSWER",
                        "e",
                        2,
                        at("01 10:00"),
                        Channel.STORE,
                        "s",
                        null,
                        themes,
                        new Handling(Severity.HIGH, "stores", Duration.ofHours(8), Duration.ofHours(40))),
                3,
                RECEIVED,
                "j",
                new CaseClaim.NextAnswer("f", 9));
    }

    @Test
    void shouldReadPlansOfExperiments() {
        shouldBeStored("plans-by-experiment.1", PlanStore.FORM, PLAN);
        shouldBeStored(
                "experiments-by-customer.1",
                ExposedStore.FORM,
                new Experiments(Duration.ofDays(91), Map.of("x", at("01 10:00"))));
    }

    @Test
    void shouldReadPublicationsOfJourneys() {
        PublishedJourney published = new PublishedJourney(
                7, Journey.Status.OPEN, at("01 10:00"), new JourneyFingerprint(1, -2), at("08 10:00"), true);

        shouldBeStored("journeys-by-customer.3", PublishedJourney.FORM, published);
        assertThat(PublishedJourney.FORM.fromStore(bytes("journeys-by-customer.2")))
                .isEqualTo(new PublishedJourney(
                        7, Journey.Status.OPEN, at("01 10:00"), JourneyFingerprint.UNKNOWN, at("08 10:00"), true));
    }

    @Test
    void shouldReadClaims() {
        shouldBeStored(
                "claims-by-feedback.1",
                AttributionCodec.FORM.rows(Claims.OF_FEEDBACK),
                new Claims.Row<>(3, List.of(new Claims.Claim<>("customer-id:anna", CLAIM))));
        shouldBeStored(
                "reading-claims-by-event.1",
                ReadingCodec.FORM.rows(Claims.OF_READINGS),
                new Claims.Row<>(3, List.of(new Claims.Claim<>("customer-id:anna", READING))));
    }

    @Test
    void shouldReadConsents() {
        shouldBeStored(
                "consents-by-customer.1",
                ItemStore.form(CustomerEventCodec.CONSENTS, KEY),
                held(RECEIVED, new Permission(KEY, at("01 10:00"), "offers", true)));
    }

    @Test
    void shouldReadGuidance() {
        shouldBeStored("operations.1", Notices.FORM, STATED);
        shouldBeStored(
                "guidance-by-customer.1",
                KnownGuidance.FORM,
                new KnownGuidance(Map.of("g", new KnownGuidance.Row(GUIDANCE, RECEIVED)), RECEIVED));
        shouldBeStored(
                "claims-by-guidance.1",
                GuidanceCodec.FORM.rows(Claims.OF_GUIDANCE),
                new Claims.Row<>(3, List.of(new Claims.Claim<>("", GUIDANCE))));
        shouldBeSent("exchange.notice-stated.1", new NoticeStated(STATED));
        shouldBeSent("exchange.guidance-claimed.1", new GuidanceClaimed("g", GUIDANCE));
        shouldBeSent("exchange.guidance-withdrawn.1", new GuidanceWithdrawn("g", "anna"));
        shouldBeSent("exchange.guidance-forgotten.1", new GuidanceForgotten("g", "anna"));
        List<ExchangeMessage> several = List.of(new GuidanceWithdrawn("g", "anna"), new GuidanceForgotten("g", "anna"));
        shouldBeSent("exchange.together.1", new Together(several));
        assertThat(ExchangeCodec.together(
                        several.stream().map(ExchangeCodec::toBytes).toList()))
                .isEqualTo(bytes("exchange.together.1"));
    }

    @Test
    void shouldReadVoices() {
        shouldBeStored("voices-by-customer.1", VoiceStore.FORM, READING.voice());
    }

    @Test
    void shouldReadRules() {
        shouldBeStored("rules-by-customer.texts.1", RulesByCustomer.TEXTS, Map.of("voc.time-zone", "UTC"));
        shouldBeStored("rules-by-customer.number.1", RulesByCustomer.NUMBER, 300L);
    }

    @Test
    void shouldReadMessagesUnderWay() {
        shouldBeSent(
                "exchange.stated-with-persona.1",
                new ProfileStated("anna", new ProfileVersion(at("01 10:00"), "gold", "p")));
        assertThat(ExchangeCodec.fromBytes(bytes("exchange.stated.1")))
                .isEqualTo(new ProfileStated("anna", new ProfileVersion(at("01 10:00"), "gold", null)));
        shouldBeSent("exchange.profiles-forgotten.1", new ProfilesForgotten("anna"));
        shouldBeSent("exchange.claimed.1", new Claimed("f", "customer-id:anna", CLAIM));
        shouldBeSent("exchange.withdrawn.1", new Withdrawn("f", "customer-id:anna", "anna"));
        shouldBeSent("exchange.planned.1", new Planned(PLAN));
        shouldBeSent("exchange.claim-forgotten.1", new ClaimForgotten("f", "customer-id:anna", "anna"));
        shouldBeSent("exchange.reading-claimed.1", new ReadingClaimed("f", "customer-id:anna", READING));
        shouldBeSent("exchange.reading-withdrawn.1", new ReadingWithdrawn("f", "customer-id:anna", "anna"));
        shouldBeSent("exchange.reading-forgotten.1", new ReadingForgotten("f", "customer-id:anna", "anna"));
    }

    private static <T extends CustomerEvent> HeldItem<T> held(@Nullable Instant receivedAt, T happening) {
        return HeldItem.<T>none().with(new Membership<>("cookie-id:c", 2, true, receivedAt, happening));
    }

    private void shouldBeSent(String line, ExchangeMessage message) {
        assertThat(HexFormat.of().formatHex(ExchangeCodec.toBytes(message))).isEqualTo(frozen.getProperty(line));
        assertThat(ExchangeCodec.fromBytes(bytes(line))).isEqualTo(message);
    }

    private <T> void shouldBeStored(String line, VersionedForm<T> form, T value) {
        assertThat(HexFormat.of().formatHex(form.toBytes(value))).isEqualTo(frozen.getProperty(line));
        assertThat(form.fromStore(bytes(line))).isEqualTo(value);
    }

    private byte[] bytes(String line) {
        return HexFormat.of().parseHex(frozen.getProperty(line));
    }
}
