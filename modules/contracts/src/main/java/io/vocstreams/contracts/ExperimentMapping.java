package io.vocstreams.contracts;

import io.vocstreams.model.experiment.ExperimentPlan;
import java.util.TreeMap;

/** Between plans of experiments in the model and in Avro. */
final class ExperimentMapping {

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
}
