package io.vocstreams.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.Topics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private static final Source FEEDBACK = new Source("identity", Topics.FEEDBACK, 0);
    private static final Source HOPS = new Source("identity", Topics.IDENTITY_HOPS, 0);

    /** Six consumed up to offset 9: three accepted, one duplicate, one dead, one refused. */
    private static final Account SIX = new Account(9, 6, 3, 1, 1, Map.of("MISSING_FIELD", 1L));

    private static final Map<Refused, Long> KEPT =
            Map.of(new Refused(Topics.FEEDBACK, "MISSING_FIELD"), 1L, new Refused(Topics.FEEDBACK, null), 1L);

    @Test
    void shouldAddUpWhereOffsetsAreMarkersOfTransactions() {
        LedgerReport report = report(SIX, new HeldRecords(0, 6, 0), KEPT);

        assertThat(report.problems()).isEmpty();
        assertThat(report.atRest()).isTrue();
    }

    @Test
    void shouldFindARecordThatNobodyConsumed() {
        LedgerReport report = report(SIX, new HeldRecords(0, 7, 0), KEPT);

        assertThat(report.problems())
                .containsExactly("voc.feedback.v1, partition 0: identity has consumed 6 records up to offset 9,"
                        + " but there were 7");
        assertThat(report.lines().get(0).difference()).isEqualTo(-1);
    }

    @Test
    void shouldFindARecordThatWasConsumedTwice() {
        assertThat(report(SIX, new HeldRecords(0, 5, 0), KEPT).lines().get(0).difference())
                .isEqualTo(1);
    }

    @Test
    void shouldForgiveWhatRetentionHasDeleted() {
        LedgerReport report = report(SIX, new HeldRecords(4, 3, 0), KEPT);

        assertThat(report.problems()).isEmpty();
        assertThat(report.lines().get(0).expired()).isEqualTo(3);
    }

    @Test
    void shouldNotForgiveMoreThanRetentionCanHaveDeleted() {
        assertThat(report(SIX, new HeldRecords(2, 3, 0), KEPT).addsUp()).isFalse();
    }

    @Test
    void shouldFindARecordThatNobodyWillDecide() {
        Account undecided = new Account(9, 7, 3, 1, 1, Map.of("MISSING_FIELD", 1L));

        LedgerReport report = report(undecided, new HeldRecords(0, 7, 0), KEPT);

        assertThat(report.problems())
                .containsExactly(
                        "voc.feedback.v1, partition 0: 1 consumed records have no outcome, and none is under way");
    }

    @Test
    void shouldWaitForWhatIsUnderWay() {
        Account undecided = new Account(9, 7, 3, 1, 1, Map.of("MISSING_FIELD", 1L));
        Map<Source, Account> accounts = Map.of(FEEDBACK, undecided);
        Map<Source, HeldRecords> held = Map.of(FEEDBACK, new HeldRecords(0, 7, 0), HOPS, new HeldRecords(0, 0, 1));

        LedgerReport report = Reconciliation.of(accounts, holdings(held, KEPT), accounts);

        assertThat(report.addsUp()).isTrue();
        assertThat(report.atRest()).isFalse();
    }

    @Test
    void shouldFindARefusalThatWasNotKept() {
        LedgerReport report = report(SIX, new HeldRecords(0, 6, 0), Map.of(new Refused(Topics.FEEDBACK, null), 1L));

        assertThat(report.problems())
                .containsExactly(
                        "voc.rejected.v1 holds 0 records of voc.feedback.v1 (MISSING_FIELD)," + " the ledger counts 1");
    }

    @Test
    void shouldFindADeadLetterThatNobodyCounted() {
        LedgerReport report = report(
                SIX,
                new HeldRecords(0, 6, 0),
                Map.of(
                        new Refused(Topics.FEEDBACK, "MISSING_FIELD"), 1L,
                        new Refused(Topics.FEEDBACK, null), 2L));

        assertThat(report.problems())
                .containsExactly("voc.dead-letters.v1 holds 2 records of voc.feedback.v1 (DEAD_LETTERED),"
                        + " the ledger counts 1");
    }

    @Test
    void shouldNotMistakeMovementForLoss() {
        Account later = new Account(12, 9, 4, 2, 1, Map.of("MISSING_FIELD", 2L));
        Map<Refused, Long> kept =
                Map.of(new Refused(Topics.FEEDBACK, "MISSING_FIELD"), 2L, new Refused(Topics.FEEDBACK, null), 1L);

        LedgerReport report = Reconciliation.of(
                Map.of(FEEDBACK, SIX),
                holdings(Map.of(FEEDBACK, new HeldRecords(0, 6, 3)), kept),
                Map.of(FEEDBACK, later));

        assertThat(report.problems()).isEmpty();
        assertThat(report.atRest()).isFalse();
    }

    @Test
    void shouldSayWhichStageHasReadNothing() {
        Source claims = new Source("actions", Topics.ACTIONS_CLAIMS, 0);
        Map<Source, HeldRecords> held = Map.of(FEEDBACK, new HeldRecords(0, 6, 0), claims, new HeldRecords(0, 0, 3));

        LedgerReport report = Reconciliation.of(Map.of(FEEDBACK, SIX), holdings(held, Map.of()), Map.of(FEEDBACK, SIX));

        assertThat(report.notes())
                .containsExactly("stage actions has read nothing so far: does it run? 3 records wait for it");
        assertThat(report.atRest()).isFalse();
    }

    private static LedgerReport report(Account account, HeldRecords held, Map<Refused, Long> kept) {
        Map<Source, Account> accounts = Map.of(FEEDBACK, account);
        return Reconciliation.of(accounts, holdings(Map.of(FEEDBACK, held), kept), accounts);
    }

    private static Holdings holdings(Map<Source, HeldRecords> held, Map<Refused, Long> kept) {
        return new Holdings(held, kept, Map.of(), Map.of(), List.of(), List.of());
    }
}
