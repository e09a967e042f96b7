package io.vocstreams.journey.domain.counting;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.intake.Identifiers;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Scale;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which plans of experiments are accepted: those whose readout will mean something.
 *
 * @param measures in force
 * @param reach how long an exposure counts, and so an experiment may be
 */
public record PlanRules(ScorePolicy scores, List<Measure> measures, Duration reach) {

    /** Thirds are written with three digits. */
    private static final double ROUNDING = 0.001;

    public PlanRules {
        measures = List.copyOf(measures);
    }

    public Optional<Rejection> judge(ExperimentPlan plan) {
        Optional<Rejection> missing = missing(plan);
        // Of what is taken back only the id is judged.
        if (missing.isPresent() || plan.operation() == Operation.RETRACT) {
            return missing;
        }
        return variants(plan)
                .or(() -> time(plan.startAt(), plan.endAt()))
                .or(() -> plan.measure() == null ? series(plan) : measure(plan, plan.measure()))
                .or(() -> plan.plannedAnswers() < 1
                        ? wrong("plannedAnswers", plan.plannedAnswers() + " is less than 1")
                        : Optional.empty())
                .or(() -> plan.alpha() > 0 && plan.alpha() < 1
                        ? Optional.empty()
                        : wrong("alpha", plan.alpha() + " is not between 0 and 1"));
    }

    private static Optional<Rejection> missing(ExperimentPlan plan) {
        if (Identifiers.normal(plan.experimentId()).isEmpty()) {
            return missing("experimentId", "is blank");
        }
        if (plan.operation() == Operation.UNKNOWN) {
            return missing("operation", "is UNKNOWN");
        }
        return plan.operation() == Operation.UPSERT && plan.startAt().toEpochDay() <= 0
                ? missing("startAt", "is missing (0 or before 1970)")
                : Optional.empty();
    }

    private static Optional<Rejection> variants(ExperimentPlan plan) {
        double sum = 0;
        for (Map.Entry<String, Double> variant : new TreeMap<>(plan.variants()).entrySet()) {
            String name = variant.getKey();
            double share = variant.getValue();
            if (name.isBlank() || name.equals(ExperimentPlan.CROSSED)) {
                return wrong(
                        "variants",
                        name.isBlank()
                                ? "has one without a name"
                                : "has one named " + ExperimentPlan.CROSSED + ", which customers are who saw two");
            }
            if (!(share > 0 && share < 1)) {
                return wrong("variants", "gives `" + name + "` a share of " + share + ", which is not between 0 and 1");
            }
            sum += share;
        }
        if (plan.variants().size() < 2) {
            return wrong("variants", "has fewer than two");
        }
        if (Math.abs(sum - 1) > ROUNDING) {
            return wrong("variants", "has shares that add up to " + sum + ", not 1");
        }
        return plan.variants().containsKey(plan.control())
                ? Optional.empty()
                : wrong("control", "`" + plan.control() + "` is none of the variants");
    }

    private Optional<Rejection> time(LocalDate startAt, @Nullable LocalDate endAt) {
        if (endAt == null) {
            return Optional.empty();
        }
        if (endAt.isBefore(startAt)) {
            return wrong("endAt", endAt + " is before `startAt` " + startAt);
        }
        long days = ChronoUnit.DAYS.between(startAt, endAt) + 1;
        return days > reach.toDays()
                ? wrong(
                        "endAt",
                        endAt + " makes an experiment of " + days + " days; at most " + reach.toDays()
                                + " are compared (voc.experiments.reach)")
                : Optional.empty();
    }

    private Optional<Rejection> measure(ExperimentPlan plan, String id) {
        if (plan.series() != null || plan.surveyId() != null) {
            return wrong("measure", "`" + id + "` stands beside `series` or `surveyId`; one thing is compared");
        }
        Optional<Measure> measure =
                measures.stream().filter(one -> one.id().equals(id)).findFirst();
        if (measure.isEmpty()) {
            return wrong("measure", "`" + id + "` is no measure in force");
        }
        return measure.get().opensByExposure()
                ? Optional.empty()
                : wrong("measure", "`" + id + "` does not open with `exposure: first`");
    }

    private Optional<Rejection> series(ExperimentPlan plan) {
        String series = plan.series();
        String surveyId = plan.surveyId();
        if (series == null) {
            return wrong("series", "is missing, and `measure`, too: nothing is compared");
        }
        if (Scale.of(series).filter(Intake::isValid).isEmpty()) {
            return wrong("series", "`" + series + "` is no scale such as NPS|0-10|HIGHER_IS_BETTER");
        }
        if (surveyId == null || surveyId.isBlank()) {
            return wrong("surveyId", "is missing: a score is compared by the answers to one survey");
        }
        return scores.countingOf(surveyId) == ScorePolicy.Counting.LATEST_PER_CUSTOMER
                ? Optional.empty()
                : wrong(
                        "surveyId",
                        "`" + surveyId + "` counts each answer of a customer; its policy must be LATEST_PER_CUSTOMER");
    }

    private static Optional<Rejection> missing(String field, String problem) {
        return Optional.of(new Rejection(RejectReason.MISSING_FIELD, field, "`" + field + "` " + problem));
    }

    private static Optional<Rejection> wrong(String field, String problem) {
        return Optional.of(new Rejection(RejectReason.VALUE_OUT_OF_RANGE, field, "`" + field + "` " + problem));
    }
}
