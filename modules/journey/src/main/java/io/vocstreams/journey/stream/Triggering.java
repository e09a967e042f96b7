package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.triggers.AtRisk;
import io.vocstreams.journey.domain.triggers.Departments;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.domain.triggers.Triggers;
import io.vocstreams.model.policy.JourneyPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules in force.
 *
 * @param reach how far back an interaction may lie that a new one can make a trigger, or make none
 */
public record Triggering(Triggers triggers, Duration reach) {

    public static Triggering of(
            List<Rule> rules,
            List<Measure> measures,
            ActionCatalogue catalogue,
            Departments departments,
            JourneyPolicy policy) {
        Map<String, Measure> byId = measures.stream().collect(Collectors.toMap(Measure::id, Function.identity()));
        Duration longest = rules.stream()
                .map(rule -> reach(rule, byId, policy))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        boolean joins = rules.stream().anyMatch(rule -> rule.when() instanceof Rule.AtRisk);
        return new Triggering(
                new Triggers(rules, measures, catalogue, departments), joins ? longest.plus(AtRisk.REACH) : longest);
    }

    /** None. */
    public static Triggering nothing() {
        return of(List.of(), List.of(), ActionCatalogue.EMPTY, Departments.NONE, JourneyPolicy.DEFAULT);
    }

    /** Cases are episodes of triggers, so one more of these is added to each. */
    private static Duration reach(Rule rule, Map<String, Measure> measures, JourneyPolicy policy) {
        Duration episode = Measure.LONGEST_EPISODE;
        Rule.When when = rule.when();
        if (when instanceof Rule.Measured measured) {
            Measure measure = measures.get(measured.measure());
            return measure == null ? episode : measure.open().plus(episode);
        }
        if (when instanceof Rule.Repeated repeated) {
            return repeated.within().plus(episode).multipliedBy(2);
        }
        if (when instanceof Rule.JourneyEnded) {
            return policy.maxDuration().plus(policy.inactivityGap().multipliedBy(2));
        }
        return episode;
    }
}
