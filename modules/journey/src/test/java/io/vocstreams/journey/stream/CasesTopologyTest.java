package io.vocstreams.journey.stream;

import static io.vocstreams.journey.stream.Interactions.belongs;
import static io.vocstreams.journey.stream.Interactions.comment;
import static io.vocstreams.journey.stream.Interactions.leaves;
import static io.vocstreams.journey.stream.Interactions.nps;
import static io.vocstreams.journey.stream.Interactions.profile;
import static io.vocstreams.journey.stream.Interactions.retractedNps;
import static io.vocstreams.journey.stream.Interactions.web;
import static io.vocstreams.journey.stream.JourneyDriver.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.contracts.internal.ActionsMessage;
import io.vocstreams.contracts.internal.ActionsMessage.CaseClaimed;
import io.vocstreams.contracts.internal.ActionsMessage.CaseWithdrawn;
import io.vocstreams.contracts.internal.ActionsMessage.WatermarkReport;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.triggers.Departments;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.journey.rules.DepartmentFile;
import io.vocstreams.journey.rules.RuleFile;
import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.model.cases.CaseClaim;
import io.vocstreams.model.cases.CaseOpening;
import io.vocstreams.model.cases.Risk;
import io.vocstreams.model.policy.JourneyPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What calls for a case, of the shipped rules. */
class CasesTopologyTest {

    private static final Instant START = NOW.minus(Duration.ofDays(300));
    private static final Duration GAP = JourneyPolicy.DEFAULT.inactivityGap();
    private static final List<Measure> MEASURES = MeasureFile.shipped();
    private static final Measuring MEASURING = Measuring.of(MEASURES, ActionCatalogues.shipped(), ZoneId.of("UTC"));
    private static final Departments DEPARTMENTS = DepartmentFile.from(
            "", RuleFile.shipped(names()), LexiconReader.shipped().themes());
    private static final Triggering SHIPPED = triggering(RuleFile.shipped(names()));

    private JourneyDriver driver = new JourneyDriver(1, MEASURING, SHIPPED);

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldClaimACaseForALowAnswer() {
        driver.interaction(belongs("anna", nps("f", START, 3)));

        assertThat(claims()).singleElement().satisfies(claim -> {
            assertThat(claim.customerId()).isEqualTo("anna");
            assertThat(claim.opening().ruleId()).isEqualTo("detractor");
            assertThat(claim.opening().triggerEventId()).isEqualTo("f");
            assertThat(claim.opening().openedAt()).isEqualTo(START);
        });
    }

    @Test
    void shouldGiveBlameToTheDepartmentThatOwnsItsTheme() {
        driver.interaction(belongs("anna", comment("f", START, 9, 0, "待ち時間が長いです。")));

        assertThat(claims())
                .extracting(CaseClaim::opening)
                .extracting(CaseOpening::ruleId, CaseOpening::signal, CaseOpening::themes, opening -> opening.handling()
                        .owner())
                .containsExactly(tuple("negative-voice", "NEGATIVE_VOICE", List.of("waiting-time"), "operations"));

        driver.interaction(belongs("anna", comment("f", START, 9, 1, "ありがとうございました。")));

        assertThat(driver.toActions())
                .hasOnlyElementsOfType(CaseWithdrawn.class)
                .hasSize(1);
    }

    @Test
    void shouldWithdrawItWhenTheAnswerIsCorrected() {
        driver.interaction(belongs("anna", nps("f", START, 3)));
        driver.toActions();
        driver.interaction(belongs("anna", nps("f", START, 9, 1, null)));

        assertThat(driver.toActions()).singleElement().isInstanceOfSatisfying(CaseWithdrawn.class, withdrawn -> {
            assertThat(withdrawn.customerId()).isEqualTo("anna");
            assertThat(withdrawn.revision()).isEqualTo(1);
        });
    }

    @Test
    void shouldWithdrawItWhenTheAnswerIsRetracted() {
        driver.interaction(belongs("anna", nps("f", START, 3)));
        driver.toActions();
        driver.interaction(leaves("anna", retractedNps("f", START)));

        assertThat(driver.toActions())
                .singleElement()
                .isInstanceOfSatisfying(CaseWithdrawn.class, withdrawn -> assertThat(withdrawn.revision())
                        .isEqualTo(1));
        assertThat(driver.size(Part.CASE)).isZero();
    }

    @Test
    void shouldClaimItAgainAfterARestartOnlyIfItReadsDifferently() {
        driver.interaction(belongs("anna", nps("f", START, 3)));
        driver = driver.restarted(MEASURING, SHIPPED);

        driver.interaction(belongs("anna", nps("f", START, 3)));
        driver.interaction(belongs("anna", web("a", START.plusSeconds(60), "page_viewed")));
        assertThat(claims()).isEmpty();
        driver.interaction(belongs("anna", nps("f", START, 2, 1, null)));

        assertThat(claims()).extracting(CaseClaim::revision).containsExactly(1);
    }

    @Test
    void shouldMoveWithItsCustomerUnderItsId() {
        driver.interaction(belongs("anna", nps("f", START, 3)));
        List<ActionsMessage> first = driver.toActions();
        driver.moved(leaves("anna", nps("f", START, 3)));
        driver.moved(belongs("bea", nps("f", START, 3)));

        List<ActionsMessage> moved = driver.toActions();
        String caseId = ((CaseClaimed) first.get(0)).caseId();
        assertThat(moved).hasSize(2);
        assertThat(moved.get(0)).isEqualTo(new CaseWithdrawn(caseId, "anna", 0));
        assertThat(moved.get(1)).isInstanceOfSatisfying(CaseClaimed.class, claimed -> {
            assertThat(claimed.caseId()).isEqualTo(caseId);
            assertThat(claimed.claim().customerId()).isEqualTo("bea");
        });
    }

    @Test
    void shouldClaimWhatTheClockDecidesBeforeItTellsTheClock() {
        driver.interaction(belongs("anna", web("a", START, "checkout_started")));
        Instant deadline = START.plus(Duration.ofDays(1));
        driver.watermark(deadline);
        assertThat(claims()).isEmpty();

        driver.watermark(deadline.plusMillis(1));
        List<ActionsMessage> messages = driver.toActions();

        assertThat(messages).hasSize(2);
        assertThat(messages.get(0)).isInstanceOfSatisfying(CaseClaimed.class, claimed -> {
            assertThat(claimed.claim().opening().ruleId()).isEqualTo("checkout-abandoned");
            assertThat(claimed.claim().opening().openedAt()).isEqualTo(deadline);
            assertThat(claimed.claim().journeyId()).isNotNull();
        });
        assertThat(messages.get(1)).isInstanceOf(WatermarkReport.class);
    }

    @Test
    void shouldWithdrawWhatWasMissedWhenAnOutcomeComesLate() {
        driver.interaction(belongs("anna", web("a", START, "checkout_started")));
        driver.watermark(START.plus(Duration.ofDays(3)));
        driver.toActions();

        driver.interaction(belongs("anna", web("b", START.plus(Duration.ofHours(2)), "order_placed")));

        assertThat(driver.toActions()).singleElement().isInstanceOf(CaseWithdrawn.class);
    }

    @Test
    void shouldClaimForARepeatedContactAndForAJourneyThatEndsUnresolved() {
        driver.interaction(belongs("anna", web("a", START, "inquiry_sent")));
        driver.interaction(belongs("anna", web("b", START.plus(Duration.ofDays(2)), "inquiry_sent")));
        List<CaseClaim> repeated = claims();
        Instant closes = START.plus(Duration.ofDays(2)).plus(GAP);
        driver.watermark(closes);
        assertThat(claims()).isEmpty();
        driver.watermark(closes.plusMillis(1));
        List<CaseClaim> ended = claims();

        assertThat(repeated)
                .extracting(claim -> claim.opening().ruleId(), claim -> claim.opening()
                        .triggerEventId())
                .containsExactly(tuple("repeat-contact", "b"));
        assertThat(ended)
                .extracting(
                        claim -> claim.opening().ruleId(),
                        claim -> claim.opening().triggerEventId(),
                        claim -> claim.opening().openedAt())
                .contains(tuple("unresolved", "a", closes));
    }

    @Test
    void shouldClaimOnceForACustomerAtRisk() {
        driver.interaction(belongs("anna", nps("f", START, 3)));
        driver.interaction(belongs("anna", web("a", START.plusSeconds(60), "inquiry_sent")));
        driver.toActions();
        driver.interaction(belongs("anna", web("b", START.plus(Duration.ofDays(2)), "inquiry_sent")));

        assertThat(claims()).extracting(claim -> claim.opening().ruleId()).contains("repeat-contact", "at-risk");
    }

    @Test
    void shouldSayWhoIsAtRiskAndUntilWhenByTheClock() {
        Instant second = START.plus(Duration.ofDays(2));
        driver.interaction(belongs("anna", nps("f", START, 3)));
        driver.interaction(belongs("anna", web("a", START.plusSeconds(60), "inquiry_sent")));
        driver.interaction(belongs("anna", web("b", second, "inquiry_sent")));
        driver.watermark(second.minusMillis(1));
        List<@Nullable Risk> before = driver.atRisk();
        driver.watermark(second);
        List<@Nullable Risk> during = driver.atRisk();
        driver = driver.restarted(MEASURING, SHIPPED);
        driver.watermark(START.plus(Duration.ofDays(30)).minusMillis(1));
        List<@Nullable Risk> still = driver.atRisk();
        driver.watermark(START.plus(Duration.ofDays(30)));

        assertThat(before).isEmpty();
        assertThat(during).singleElement().satisfies(risk -> {
            assertThat(risk.signs())
                    .extracting(Risk.Sign::signal, Risk.Sign::eventId)
                    .containsExactly(tuple("LOW_ANSWER", "f"), tuple("CONTACTS", "b"));
            assertThat(risk.until()).isEqualTo(START.plus(Duration.ofDays(30)));
            assertThat(risk.revision()).isEqualTo(1);
        });
        // The journey ended unresolved meanwhile: a third sign, and it lasts longer.
        assertThat(still).singleElement().satisfies(risk -> assertThat(risk.until())
                .isEqualTo(second.plus(Duration.ofDays(30))));
        assertThat(driver.atRisk()).singleElement().satisfies(risk -> assertThat(risk.signs())
                .extracting(Risk.Sign::signal)
                .containsExactly("CONTACTS", "UNRESOLVED"));
        driver.watermark(second.plus(GAP).plus(Duration.ofDays(30)));
        assertThat(driver.atRisk()).containsExactly((Risk) null);
        assertThat(driver.size(Part.RISK)).isZero();
        assertThat(driver.size(RiskWork.LOOKS)).isZero();
    }

    @Test
    void shouldSayWhatTheCustomerAnswersNext() {
        driver.interaction(belongs("anna", nps("f", START, 3)));
        driver.toActions();
        driver.interaction(belongs("anna", nps("h", START.plus(Duration.ofDays(90)), 7)));
        driver.interaction(belongs("anna", nps("g", START.plus(Duration.ofDays(9)), 8)));
        driver.interaction(belongs("anna", nps("g", START.plus(Duration.ofDays(9)), 7, 1, null)));
        List<CaseClaim> next = claims();
        driver.interaction(leaves("anna", nps("g", START.plus(Duration.ofDays(9)), 7, 1, null)));
        driver.interaction(leaves("anna", nps("h", START.plus(Duration.ofDays(90)), 7)));
        driver.interaction(
                belongs("anna", nps("i", START.plus(Duration.ofDays(90)).plusMillis(1), 7)));

        assertThat(next)
                .extracting(CaseClaim::nextAnswer)
                .containsExactly(
                        new CaseClaim.NextAnswer("h", 7),
                        new CaseClaim.NextAnswer("g", 8),
                        new CaseClaim.NextAnswer("g", 7));
        assertThat(claims()).extracting(CaseClaim::nextAnswer).containsExactly(new CaseClaim.NextAnswer("h", 7), null);
    }

    @Test
    void shouldAskWhoTheCustomerIs() {
        driver.close();
        driver = new JourneyDriver(1, MEASURING, triggering(RuleFile.parse("r.yml", """
                rules:
                  - id: gold
                    version: 1
                    signal: LOW_ANSWER
                    when: {answer: low}
                    who: {segment: gold}
                    then: {severity: HIGH, owner: care, contactWithin: PT4H, resolveWithin: PT8H}
                """, names())));
        driver.interaction(belongs("anna", nps("f", START, 3)));
        assertThat(claims()).isEmpty();

        driver.profile("anna", profile("anna", START.minusSeconds(1), "gold"));
        driver.watermark(START);

        assertThat(claims()).hasSize(1);
    }

    @Test
    void shouldForgetWhatCanChangeNoMore() {
        driver.interaction(belongs("anna", nps("f", START, 3)));
        driver.watermark(START.plus(Duration.ofDays(10)));
        assertThat(driver.size(Part.CASE)).isEqualTo(1);

        driver.watermark(START.plus(Duration.ofDays(290)));
        driver.tick();

        assertThat(driver.size(Part.CASE)).isZero();
        assertThat(driver.toActions()).noneMatch(CaseWithdrawn.class::isInstance);
    }

    private List<CaseClaim> claims() {
        return driver.toActions().stream()
                .filter(CaseClaimed.class::isInstance)
                .map(message -> ((CaseClaimed) message).claim())
                .toList();
    }

    private static List<String> names() {
        return MEASURES.stream().map(Measure::id).toList();
    }

    private static Triggering triggering(List<Rule> rules) {
        return Triggering.of(rules, MEASURES, ActionCatalogues.shipped(), DEPARTMENTS, JourneyPolicy.DEFAULT);
    }
}
