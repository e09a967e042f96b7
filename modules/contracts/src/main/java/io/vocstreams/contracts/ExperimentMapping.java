package io.vocstreams.contracts;

import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.Experiment;
import io.vocstreams.model.experiment.ExperimentPlan;
import java.util.TreeMap;

/** Between experiments, and plans of them, in the model and in Avro. */
public final class ExperimentMapping {

    private ExperimentMapping() {}

    static io.vocstreams.contract.ExperimentPlan toAvro(ExperimentPlan plan) {
        return new io.vocstreams.contract.ExperimentPlan(
                plan.experimentId(),
                plan.revision(),
                Enums.OPERATION.toAvro(plan.operation()),
                new TreeMap<>(plan.variants()),
                plan.control(),
                plan.series(),
                plan.surveyId(),
                plan.measure(),
                plan.plannedAnswers(),
                plan.alpha(),
                plan.startAt(),
                plan.endAt());
    }

    static ExperimentPlan toModel(io.vocstreams.contract.ExperimentPlan plan) {
        return new ExperimentPlan(
                plan.getExperimentId(),
                plan.getRevision(),
                Enums.OPERATION.toModel(plan.getOperation()),
                plan.getVariants(),
                plan.getControl(),
                plan.getSeries(),
                plan.getSurveyId(),
                plan.getMeasure(),
                plan.getPlannedAnswers(),
                plan.getAlpha(),
                plan.getStartAt(),
                plan.getEndAt());
    }

    public static io.vocstreams.contract.Experiment toAvro(Experiment from) {
        ExperimentPlan plan = from.plan();
        return new io.vocstreams.contract.Experiment(
                plan.experimentId(),
                plan.revision(),
                new TreeMap<>(plan.variants()),
                plan.control(),
                plan.series(),
                plan.surveyId(),
                plan.measure(),
                plan.plannedAnswers(),
                plan.alpha(),
                plan.startAt(),
                plan.endAt(),
                from.revision(),
                from.asOf());
    }

    static Experiment toModel(io.vocstreams.contract.Experiment from) {
        ExperimentPlan plan = new ExperimentPlan(
                from.getExperimentId(),
                from.getPlanRevision(),
                Operation.UPSERT,
                from.getVariants(),
                from.getControl(),
                from.getSeries(),
                from.getSurveyId(),
                from.getMeasure(),
                from.getPlannedAnswers(),
                from.getAlpha(),
                from.getStartAt(),
                from.getEndAt());
        return new Experiment(plan, from.getRevision(), from.getAsOf());
    }
}
