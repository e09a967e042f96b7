package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.OutcomeRules;
import io.vocstreams.journey.domain.outcomes.RateSlots;
import io.vocstreams.model.score.Days;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * The measures in force.
 *
 * @param longest the longest time from the first of an episode until its outcome
 */
public record Measuring(OutcomeRules rules, RateSlots slots, Duration longest) {

    public static Measuring of(List<Measure> measures, ActionCatalogue catalogue, ZoneId zone) {
        return new Measuring(
                new OutcomeRules(measures, catalogue),
                new RateSlots(new Days(zone)),
                measures.stream().map(Measure::open).max(Duration::compareTo).orElse(Duration.ZERO));
    }

    /** None. */
    public static Measuring nothing() {
        return of(List.of(), ActionCatalogue.EMPTY, ZoneId.of("UTC"));
    }
}
