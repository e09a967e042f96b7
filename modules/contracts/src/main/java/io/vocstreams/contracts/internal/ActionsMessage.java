package io.vocstreams.contracts.internal;

import io.vocstreams.model.cases.CaseClaim;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.platform.time.Watermark;

/** What JOURNEY says to ACTIONS. */
public sealed interface ActionsMessage {

    /** A customer's interactions call for a case, or read differently now. */
    record CaseClaimed(String caseId, CaseClaim claim) implements ActionsMessage {}

    /**
     * They do no more.
     *
     * @param revision of the version that took the trigger back, or of the trigger that is none any more
     */
    record CaseWithdrawn(String caseId, String customerId, int revision) implements ActionsMessage {}

    /** A plan of an experiment that was accepted; of one experiment the highest version holds. */
    record Planned(ExperimentPlan plan) implements ActionsMessage {}

    /** How far a task of JOURNEY has come, after everything it sent before. */
    record WatermarkReport(Watermark watermark) implements ActionsMessage {}
}
