package io.vocstreams.contracts;

import io.vocstreams.model.Fact;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.improvement.ImprovementAction;

/** What people did, as bytes for stores and internal topics. Reads every released version. For one thread. */
public final class FactCodec {

    private static final int CASE_ACTION = 2;
    private static final int IMPROVEMENT_ACTION = 3;

    private final BinaryForm caseActions = new BinaryForm(CASE_ACTION, new io.vocstreams.contract.CaseAction());
    private final BinaryForm improvementActions =
            new BinaryForm(IMPROVEMENT_ACTION, new io.vocstreams.contract.ImprovementAction());

    public byte[] toBytes(Fact fact) {
        if (fact instanceof CaseAction action) {
            return caseActions.write(CaseMapping.toAvro(action));
        }
        if (fact instanceof ImprovementAction action) {
            return improvementActions.write(ImprovementMapping.toAvro(action));
        }
        throw new IllegalArgumentException("No form for " + fact.getClass());
    }

    public Fact fromBytes(byte[] bytes) {
        return switch (bytes[BinaryForm.KIND]) {
            case CASE_ACTION -> CaseMapping.toModel((io.vocstreams.contract.CaseAction) caseActions.read(bytes));
            case IMPROVEMENT_ACTION ->
                ImprovementMapping.toModel((io.vocstreams.contract.ImprovementAction) improvementActions.read(bytes));
            default ->
                throw new IllegalStateException("Kind " + bytes[BinaryForm.KIND] + " was written by another build");
        };
    }
}
