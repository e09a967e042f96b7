package io.vocstreams.actions.stream;

import static io.vocstreams.actions.stream.ActionsDriver.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Operation;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.improvement.Improvement.Status;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.model.improvement.ImprovementAction.Kind;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.platform.ledger.LedgerEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImprovementsTopologyTest {

    private static final Instant PROPOSED = NOW.minusSeconds(7_200);
    private static final Instant DONE = NOW.minusSeconds(3_600);

    private ActionsDriver driver = new ActionsDriver(1);

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldPublishWhatHoldsWhateverCameFirst() {
        driver.said(action("2", Kind.DONE, DONE, null));
        driver.said(action("1", Kind.PROPOSED, PROPOSED, "Shorter queues"));

        assertThat(driver.improvements())
                .extracting(Improvement::status, Improvement::title, Improvement::proposedAt, Improvement::doneAt)
                .containsExactly(
                        tuple(Status.DONE, null, null, DONE), tuple(Status.DONE, "Shorter queues", PROPOSED, DONE));
    }

    @Test
    void shouldSayItOnceAndTakeItBack() {
        ImprovementAction proposed = action("1", Kind.PROPOSED, PROPOSED, "Shorter queues");
        driver.said(proposed);
        driver.said(proposed);
        driver = driver.restarted();
        driver.said(proposed);
        driver.said(retracted("1", PROPOSED));

        List<@Nullable Improvement> published = driver.improvements();
        assertThat(published).containsExactly((Improvement) null);
        LedgerEntry account = driver.ledger().stream()
                .filter(entry -> entry.sourceTopic().equals(Topics.IMPROVEMENT_ACTIONS))
                .reduce((first, last) -> last)
                .orElseThrow();
        assertThat(account.accepted()).as("by the second task").isEqualTo(1);
        assertThat(account.duplicate()).isEqualTo(1);
    }

    @Test
    void shouldSaySoWhenItIsDoneNoMore() {
        driver.said(action("1", Kind.ACCEPTED, PROPOSED, "Shorter queues"));
        driver.said(action("2", Kind.DONE, DONE, null));
        driver.said(retracted("2", DONE));
        driver.said(action("3", Kind.NOTE, NOW, "Shorter queues in S1"));

        assertThat(driver.improvements())
                .extracting(Improvement::status, Improvement::title, Improvement::doneAt, Improvement::revision)
                .containsExactly(
                        tuple(Status.ACCEPTED, "Shorter queues", null, 1L),
                        tuple(Status.DONE, "Shorter queues", DONE, 2L),
                        tuple(Status.ACCEPTED, "Shorter queues", null, 3L),
                        tuple(Status.ACCEPTED, "Shorter queues in S1", null, 4L));
    }

    @Test
    void shouldRefuseWhatIsWrong() {
        driver.said(action("", Kind.DONE, DONE, null));
        driver.said(action("1", Kind.UNKNOWN, DONE, null));

        assertThat(driver.rejected())
                .extracting(rejected -> rejected.rejection().reason(), rejected -> rejected.rejection()
                        .field())
                .containsExactly(
                        tuple(RejectReason.MISSING_FIELD, "actionId"), tuple(RejectReason.MISSING_FIELD, "kind"));
        assertThat(driver.improvements()).isEmpty();
    }

    private static ImprovementAction action(String id, Kind kind, Instant at, @Nullable String title) {
        return new ImprovementAction(
                "i1", id, 0, Operation.UPSERT, kind, at, at, "kim", title, null, null, "store=S1", null);
    }

    private static ImprovementAction retracted(String id, Instant at) {
        return new ImprovementAction(
                "i1", id, 0, Operation.RETRACT, Kind.UNKNOWN, at, at, "kim", null, null, null, null, null);
    }
}
