package io.vocstreams.model.experiment;

import io.vocstreams.model.Operation;
import io.vocstreams.model.Version;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be found out, fixed before anything is seen.
 *
 * @param variants with the share of customers that each is to get
 * @param control the variant that the others are compared with
 * @param series the first three parts of a score key, for example {@code NPS|0-10|HIGHER_IS_BETTER}; null with a
 *     measure
 * @param surveyId of the answers of the series; null with a measure
 * @param measure whose rate is compared; null with a series
 * @param plannedAnswers for how many answers or opportunities the intervals are made narrowest
 * @param startAt the first local day
 * @param endAt the last one; null while it is open
 */
public record ExperimentPlan(
        String experimentId,
        int revision,
        Operation operation,
        Map<String, Double> variants,
        String control,
        @Nullable String series,
        @Nullable String surveyId,
        @Nullable String measure,
        long plannedAnswers,
        double alpha,
        LocalDate startAt,
        @Nullable LocalDate endAt) {

    /** In place of a variant: of customers who saw two. */
    public static final String CROSSED = "CROSSED";

    public ExperimentPlan {
        variants = Map.copyOf(variants);
    }

    public Version version() {
        return new Version(revision, operation);
    }
}
