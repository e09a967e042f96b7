package io.vocstreams.journey.domain.triggers;

import io.vocstreams.journey.domain.outcomes.Opportunity;
import io.vocstreams.journey.domain.outcomes.Selector;
import io.vocstreams.model.Journey;
import io.vocstreams.model.cases.Handling;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what calls for action, and for which.
 *
 * @param version raised when the meaning changes
 * @param signal what it is a sign of; null for the rule that joins the signals of others
 * @param episode how long after the one before another trigger still belongs to the same case
 */
public record Rule(
        String id, int version, @Nullable String signal, When when, Who who, Duration episode, Handling then) {

    /** What triggers it. */
    public sealed interface When {}

    /** Each interaction that one of these selects. */
    public record Selected(List<Selector> selectors) implements When {
        public Selected {
            selectors = List.copyOf(selectors);
        }
    }

    /** Each opportunity of a measure that ended so. */
    public record Measured(String measure, Opportunity.State state) implements When {}

    /**
     * What happens again and again.
     *
     * @param times so many make it
     * @param within in so much time
     * @param same the key whose value they must share; null where they need not
     * @param gap what follows so soon is taken together and counts once; null where each counts
     */
    public record Repeated(
            List<Selector> selectors,
            int times,
            Duration within,
            @Nullable String same,
            @Nullable Duration gap) implements When {
        public Repeated {
            selectors = List.copyOf(selectors);
        }
    }

    /** Each journey that is closed with this outcome. */
    public record JourneyEnded(Journey.Outcome outcome) implements When {}

    /** Two signs of different kinds. */
    public record AtRisk() implements When {}

    /**
     * Of whom it speaks. An empty set means everybody.
     *
     * @param identified null where it does not matter
     */
    public record Who(
            Set<String> segments,
            Set<String> personas,
            @Nullable Boolean identified) {
        public static final Who EVERYBODY = new Who(Set.of(), Set.of(), null);

        public Who {
            segments = Set.copyOf(segments);
            personas = Set.copyOf(personas);
        }
    }
}
