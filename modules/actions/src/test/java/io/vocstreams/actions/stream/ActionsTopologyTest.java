package io.vocstreams.actions.stream;

import static io.vocstreams.actions.stream.ActionsDriver.NOW;
import static io.vocstreams.actions.stream.ActionsDriver.action;
import static io.vocstreams.actions.stream.ActionsDriver.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.driver.TopologyPage;
import io.vocstreams.model.Operation;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.Case.Status;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseAction.Kind;
import io.vocstreams.model.cases.CaseClaim;
import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.cases.CaseEvent.Transition;
import io.vocstreams.model.cases.CaseReason;
import io.vocstreams.model.cases.Sla;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.platform.ledger.LedgerEntry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ActionsTopologyTest {

    private static final Instant OPENED = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant CONTACT_DUE = Instant.parse("2026-11-23T14:00:00Z");
    private static final Instant RESOLVE_DUE = Instant.parse("2026-11-23T18:00:00Z");
    private static final CaseClaim CLAIM = claim("anna", OPENED);
    private static final String CASE = CLAIM.opening().caseId();

    private ActionsDriver driver = new ActionsDriver(1);

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldOpenACaseAndAnnounceIt() {
        driver.claimed(CLAIM);

        assertThat(driver.cases()).singleElement().satisfies(opened -> {
            assertThat(opened.caseId()).isEqualTo(CASE);
            assertThat(opened.customerId()).isEqualTo("anna");
            assertThat(opened.journeyId()).isEqualTo("journey-1");
            assertThat(opened.status()).isEqualTo(Status.OPEN);
            assertThat(opened.contactDueAt()).isEqualTo(CONTACT_DUE);
            assertThat(opened.resolveDueAt()).isEqualTo(RESOLVE_DUE);
            assertThat(opened.contactSla()).isEqualTo(Sla.PENDING);
            assertThat(opened.revision()).isEqualTo(1);
            assertThat(opened.reasons()).containsExactly(CaseReason.OPENED);
            assertThat(opened.asOf()).isEqualTo(NOW);
        });
        assertThat(driver.events()).extracting(CaseEvent::transition).containsExactly(Transition.OPENED);
    }

    @Test
    void shouldFollowWhatPeopleDo() {
        driver.claimed(CLAIM);
        driver.acted(action(CASE, Kind.ASSIGN, "1", OPENED.plusSeconds(60)));
        driver.acted(action(CASE, Kind.CONTACTED, "2", OPENED.plusSeconds(120)));
        driver.acted(action(CASE, Kind.RESOLVE, "3", OPENED.plusSeconds(180)));

        List<Case> cases = driver.cases();
        assertThat(cases)
                .extracting(Case::status, Case::contactSla, Case::resolveSla, Case::assignee)
                .containsExactly(
                        tuple(Status.OPEN, Sla.PENDING, Sla.PENDING, null),
                        tuple(Status.ASSIGNED, Sla.PENDING, Sla.PENDING, "lee"),
                        tuple(Status.CONTACTED, Sla.MET, Sla.PENDING, "lee"),
                        tuple(Status.RESOLVED, Sla.MET, Sla.MET, "lee"));
        assertThat(cases.get(3).reasons()).containsExactly(CaseReason.ACTED);
        assertThat(cases.get(3).rootCause()).isEqualTo("late");
        assertThat(driver.events())
                .extracting(CaseEvent::transition, CaseEvent::cause)
                .containsExactly(
                        tuple(Transition.OPENED, ""),
                        tuple(Transition.ASSIGNED, "1"),
                        tuple(Transition.CONTACTED, "2"),
                        tuple(Transition.RESOLVED, "3"));
    }

    @Test
    void shouldCountAnActionOnceAndTakeItBack() {
        CaseAction contacted = action(CASE, Kind.CONTACTED, "1", OPENED);
        driver.claimed(CLAIM);
        driver.acted(contacted);
        driver.acted(contacted);
        driver.acted(action(CASE, Kind.CONTACTED, "1", OPENED, 0, Operation.RETRACT));
        driver.acted(contacted);

        assertThat(driver.cases()).extracting(Case::status).containsExactly(Status.OPEN, Status.CONTACTED, Status.OPEN);
        assertThat(account()).satisfies(account -> {
            assertThat(account.consumed()).isEqualTo(4);
            assertThat(account.accepted()).isEqualTo(2);
            assertThat(account.duplicate()).isEqualTo(2);
        });
        assertThat(driver.events())
                .extracting(CaseEvent::transition)
                .containsExactly(Transition.OPENED, Transition.CONTACTED);
    }

    @Test
    void shouldKeepWhatIsDoneBeforeTheCaseIsKnown() {
        driver.acted(action(CASE, Kind.CONTACTED, "1", OPENED));
        assertThat(driver.cases()).isEmpty();

        driver.claimed(CLAIM);

        assertThat(driver.cases()).extracting(Case::status).containsExactly(Status.CONTACTED);
    }

    @Test
    void shouldDropWhatWasDoneAboutACaseThatNeverWas() {
        driver.acted(action("no-such-case", Kind.NOTE, "1", OPENED));
        driver.watermark(OPENED.plus(Duration.ofDays(60)));
        assertThat(driver.size(CaseStore.NAME)).isEqualTo(1);

        driver.watermark(OPENED.plus(Duration.ofDays(65)));

        assertThat(driver.size(CaseStore.NAME)).isZero();
        assertThat(driver.cases()).isEmpty();
    }

    @Test
    void shouldBreachAndExpireByTheClockAlone() {
        driver.claimed(CLAIM);
        driver.watermark(CONTACT_DUE);
        assertThat(driver.cases()).hasSize(1);

        driver.watermark(CONTACT_DUE.plusMillis(1));
        driver.watermark(RESOLVE_DUE.plusMillis(1));
        driver.watermark(RESOLVE_DUE.plus(Duration.ofDays(30)).plusMillis(1));

        assertThat(driver.cases())
                .extracting(Case::status, Case::contactSla, Case::resolveSla, Case::reasons)
                .containsExactly(
                        tuple(Status.OPEN, Sla.BREACHED, Sla.PENDING, Set.of(CaseReason.DUE)),
                        tuple(Status.OPEN, Sla.BREACHED, Sla.BREACHED, Set.of(CaseReason.DUE)),
                        tuple(Status.EXPIRED, Sla.BREACHED, Sla.BREACHED, Set.of(CaseReason.DUE)));
        assertThat(driver.events())
                .extracting(CaseEvent::transition, CaseEvent::cause)
                .containsExactly(
                        tuple(Transition.OPENED, ""),
                        tuple(Transition.BREACHED, CONTACT_DUE.toString()),
                        tuple(Transition.BREACHED, RESOLVE_DUE.toString()));
        assertThat(driver.size(KeptCases.DEADLINES)).isZero();
    }

    @Test
    void shouldBreachAfterARestart() {
        driver.claimed(CLAIM);
        driver.watermark(OPENED);
        driver = driver.restarted();

        driver.watermark(CONTACT_DUE.plusMillis(1));

        assertThat(driver.cases()).extracting(Case::contactSla).containsExactly(Sla.BREACHED);
        assertThat(driver.events()).extracting(CaseEvent::transition).containsExactly(Transition.BREACHED);
    }

    @Test
    void shouldWithdrawWhatIsFoundNoMoreAndTakeItBackIfItReturns() {
        driver.claimed(CLAIM);
        driver.withdrawn(CLAIM, 1);
        driver.claimed(CLAIM);
        driver.withdrawn(CLAIM, 1);

        List<Case> cases = driver.cases();
        assertThat(cases)
                .extracting(Case::status)
                .containsExactly(Status.OPEN, Status.WITHDRAWN, Status.OPEN, Status.WITHDRAWN);
        assertThat(cases.get(1).reasons()).containsExactly(CaseReason.WITHDRAWN);
        assertThat(cases.get(2).reasons()).containsExactly(CaseReason.RETURNED);
        assertThat(driver.events())
                .as("one cause is one announcement")
                .extracting(CaseEvent::transition, CaseEvent::cause)
                .containsExactly(tuple(Transition.OPENED, ""), tuple(Transition.WITHDRAWN, "answer-1@1"));
    }

    @Test
    void shouldKeepTheWorkOfPeopleWhenTheTriggerGoes() {
        driver.claimed(CLAIM);
        driver.acted(action(CASE, Kind.CONTACTED, "1", OPENED));
        driver.withdrawn(CLAIM, 1);

        assertThat(driver.cases()).last().satisfies(worked -> {
            assertThat(worked.status()).isEqualTo(Status.CONTACTED);
            assertThat(worked.triggerWithdrawn()).isTrue();
        });
        assertThat(driver.events()).extracting(CaseEvent::transition).doesNotContain(Transition.WITHDRAWN);
    }

    @Test
    void shouldFollowItsCustomerUnderItsId() {
        driver.claimed(CLAIM);
        driver.claimed(claim("aaron", OPENED));
        driver.withdrawn(CLAIM, 0);

        assertThat(driver.cases())
                .extracting(Case::caseId, Case::customerId, Case::reasons)
                .containsExactly(
                        tuple(CASE, "anna", Set.of(CaseReason.OPENED)),
                        tuple(CASE, "aaron", Set.of(CaseReason.REASSIGNED)));
        assertThat(driver.events()).extracting(CaseEvent::transition).containsExactly(Transition.OPENED);
    }

    @Test
    void shouldPassAnActionOnToThePlaceOfItsCase() {
        driver.close();
        driver = new ActionsDriver(64);
        driver.acted(action(CASE, Kind.CONTACTED, "1", OPENED));
        assertThat(driver.passedOn()).as("and read again by the only task").isEqualTo(1);
        driver.claimed(CLAIM);

        assertThat(driver.cases()).extracting(Case::status).containsExactly(Status.CONTACTED);
        assertThat(account().accepted()).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatIsWrongAndSayWhy() {
        driver.acted(action(" ", Kind.NOTE, "1", OPENED));
        driver.acted(action(CASE, Kind.NOTE, "", OPENED));
        driver.acted(action(CASE, Kind.UNKNOWN, "1", OPENED));
        driver.acted(action(CASE, Kind.NOTE, "1", Instant.EPOCH));
        driver.acted(action(CASE, Kind.NOTE, "1", NOW.plus(Duration.ofMinutes(6))));
        driver.raw(new byte[] {1});
        driver.raw(null);

        assertThat(driver.rejected())
                .extracting(rejected -> rejected.rejection().reason(), ActionsTopologyTest::field)
                .containsExactly(
                        tuple(RejectReason.MISSING_FIELD, "caseId"),
                        tuple(RejectReason.MISSING_FIELD, "actionId"),
                        tuple(RejectReason.MISSING_FIELD, "kind"),
                        tuple(RejectReason.MISSING_FIELD, "at"),
                        tuple(RejectReason.TIME_IN_FUTURE, "at"),
                        tuple(RejectReason.UNDECODABLE, null),
                        tuple(RejectReason.UNDECODABLE, null));
        assertThat(account().rejected()).containsEntry("MISSING_FIELD", 4L).containsEntry("UNDECODABLE", 2L);
        assertThat(driver.deadLetters()).isZero();
    }

    @Test
    void shouldForgetACaseLongAfterItsEnd() {
        driver.claimed(CLAIM);
        driver.acted(action(CASE, Kind.RESOLVE, "1", OPENED));
        driver.watermark(OPENED.plus(ActionsDriver.KEPT));
        driver.tick();
        assertThat(driver.size(CaseStore.NAME)).isEqualTo(1);
        driver.cases();

        driver.watermark(OPENED.plus(ActionsDriver.KEPT).plus(Duration.ofDays(5)));

        assertThat(driver.size(CaseStore.NAME)).isZero();
        assertThat(driver.cases()).containsExactly((Case) null);
    }

    @Test
    @Tag("generated")
    void shouldMatchTheDiagramInTheDocs() throws IOException {
        TopologyPage page = TopologyPage.of(ActionsTopology.STAGE, driver.topology());

        assertThat(page.documented()).isEqualTo(page.drawn());
    }

    private LedgerEntry account() {
        return driver.ledger().stream()
                .filter(entry -> entry.sourceTopic().equals(Topics.CASE_ACTIONS))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static @Nullable String field(RejectedRecord rejected) {
        return rejected.rejection().field();
    }
}
