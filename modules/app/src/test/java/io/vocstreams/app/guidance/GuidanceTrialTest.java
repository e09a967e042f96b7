package io.vocstreams.app.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.vocstreams.app.customer.CustomerSetsOf;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.customer.Voices;
import io.vocstreams.journey.domain.guidance.Decided;
import io.vocstreams.journey.domain.guidance.Guidance;
import io.vocstreams.journey.guidance.GuidanceFile;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.model.Header;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Operation;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.score.Days;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuidanceTrialTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String RULES = """
            guidance:
              - {id: late, version: 1, on: {kind: FLIGHT_LATE, key: flight}, class: SERVICE, channels: [APP, WEB],
                 template: flight-late}
              - {id: offer, version: 1, on: {kind: FLIGHT_LATE, key: flight}, class: MARKETING, purpose: offers,
                 channels: [EMAIL], template: lounge}
            """;
    private static final List<Notice> NOTICES = NoticeFile.parse("operations.yml", """
            operations:
              - {id: NH12-late, subject: {key: flight, value: NH12}, kind: FLIGHT_LATE, validUntil: 2026-11-20T18:00:00Z}
            """, NOW);

    @Test
    void shouldDecideByWhatTheTopicsSay() {
        assertThat(decide(false, viewed("e1")))
                .extracting(one -> one.rule().id(), Decided::decision, Decided::reason)
                .containsExactly(
                        tuple("late", Decision.SEND, null),
                        tuple("offer", Decision.SUPPRESSED, GuidanceReason.NO_CONSENT));
        assertThat(decide(true, viewed("e1")))
                .extracting(Decided::decision)
                .containsExactly(Decision.SEND, Decision.SEND);
    }

    @Test
    void shouldKnowWhatWasSent() {
        assertThat(decide(false, viewed("e1"), sent("late", "e1")))
                .extracting(Decided::decision)
                .containsExactly(Decision.SENT, Decision.SUPPRESSED);
    }

    @Test
    void shouldDecideNothingOfOthers() {
        assertThat(decide(true)).isEmpty();
    }

    private static List<Decided> decide(boolean consenting, Interaction... interactions) {
        return new GuidanceTrial(
                        GuidanceFile.parse("guidance.yml", RULES),
                        ActionCatalogues.shipped(),
                        JourneyPolicy.DEFAULT,
                        new Voices(LexiconReader.shipped(), new Days(ZoneOffset.UTC)),
                        NOTICES,
                        consenting,
                        NOW)
                .of(CustomerSetsOf.records("C1", true, interactions), "C1");
    }

    private static Interaction viewed(String eventId) {
        return new WebTouchpoint(
                header(eventId, Map.of("flight", "NH12")),
                "page_viewed",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Interaction sent(String rule, String evidence) {
        return new MessagingTouchpoint(
                header(
                        "sent",
                        Map.of(
                                "guidanceId",
                                Guidance.id(rule, "NH12-late", evidence),
                                "ruleId",
                                rule,
                                "operationId",
                                "NH12-late")),
                "guidance_sent",
                MessagingTouchpoint.Medium.EMAIL,
                MessagingTouchpoint.Direction.OUTBOUND,
                null,
                null,
                null,
                null);
    }

    private static Header header(String eventId, Map<String, String> correlations) {
        return new Header(
                eventId, 0, Operation.UPSERT, "test", NOW.minusSeconds(60), null, List.of(), correlations, Map.of());
    }
}
