package io.vocstreams.contracts;

import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.improvement.ImprovementAction;

/** Between improvements, and what people say about them, in the model and in Avro. */
public final class ImprovementMapping {

    private ImprovementMapping() {}

    public static io.vocstreams.contract.ImprovementAction toAvro(ImprovementAction from) {
        return new io.vocstreams.contract.ImprovementAction(
                from.improvementId(),
                from.actionId(),
                from.revision(),
                Enums.OPERATION.toAvro(from.operation()),
                Enums.IMPROVEMENT_ACTION_KIND.toAvro(from.kind()),
                from.at(),
                from.recordedAt(),
                from.actor(),
                from.title(),
                from.department(),
                from.series(),
                from.scope(),
                from.publicText());
    }

    static ImprovementAction toModel(io.vocstreams.contract.ImprovementAction from) {
        return new ImprovementAction(
                from.getImprovementId(),
                from.getActionId(),
                from.getRevision(),
                Enums.OPERATION.toModel(from.getOperation()),
                Enums.IMPROVEMENT_ACTION_KIND.toModel(from.getKind()),
                from.getAt(),
                from.getRecordedAt(),
                from.getActor(),
                from.getTitle(),
                from.getDepartment(),
                from.getSeries(),
                from.getScope(),
                from.getPublicText());
    }

    public static io.vocstreams.contract.Improvement toAvro(Improvement from) {
        return new io.vocstreams.contract.Improvement(
                from.improvementId(),
                Enums.IMPROVEMENT_STATUS.toAvro(from.status()),
                from.title(),
                from.department(),
                from.series(),
                from.scope(),
                from.publicText(),
                from.proposedAt(),
                from.doneAt(),
                from.revision(),
                from.asOf());
    }

    static Improvement toModel(io.vocstreams.contract.Improvement from) {
        return new Improvement(
                from.getImprovementId(),
                Enums.IMPROVEMENT_STATUS.toModel(from.getStatus()),
                from.getTitle(),
                from.getDepartment(),
                from.getSeries(),
                from.getScope(),
                from.getPublicText(),
                from.getProposedAt(),
                from.getDoneAt(),
                from.getRevision(),
                from.getAsOf());
    }
}
