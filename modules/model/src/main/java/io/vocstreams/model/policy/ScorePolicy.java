package io.vocstreams.model.policy;

import io.vocstreams.model.score.Breakdown;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What counts, how it is broken down, and when a score is final.
 *
 * @param counting of the surveys that are not in {@code countingBySurvey}
 */
public record ScorePolicy(
        ZoneId zone,
        List<Breakdown> breakdowns,
        Counting counting,
        Map<String, Counting> countingBySurvey,
        Duration grace,
        Duration emitInterval) {

    /** Which of one customer's answers to one question count in a window. */
    public enum Counting {
        LATEST_PER_CUSTOMER,
        ALL
    }

    public static final ScorePolicy DEFAULT = new ScorePolicy(
            ZoneId.of("UTC"),
            List.of(
                    Breakdown.NONE,
                    Breakdown.parse("channel"),
                    Breakdown.parse("stage"),
                    Breakdown.parse("action"),
                    Breakdown.parse("survey"),
                    Breakdown.parse("segment"),
                    Breakdown.parse("store"),
                    Breakdown.parse("product"),
                    Breakdown.parse("experiment"),
                    Breakdown.parse("channel+stage"),
                    Breakdown.parse("channel+action"),
                    Breakdown.parse("theme"),
                    Breakdown.parse("function"),
                    Breakdown.parse("arm"),
                    Breakdown.parse("arm+survey")),
            Counting.LATEST_PER_CUSTOMER,
            Map.of(),
            Duration.ofDays(1),
            Duration.ofSeconds(1));

    public Counting countingOf(String surveyId) {
        return countingBySurvey.getOrDefault(surveyId, counting);
    }
}
