package io.vocstreams.journey.domain;

import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole function from one customer's set to what is published of it. */
public final class CustomerRules {

    private final Journeys journeys;
    private final Attributions attributions;
    private final Contributions contributions;

    public CustomerRules(JourneyPolicy journeyPolicy, ScorePolicy scorePolicy, ActionCatalogue catalogue) {
        this.journeys = new Journeys(journeyPolicy, catalogue);
        this.attributions = new Attributions(journeyPolicy);
        this.contributions = new Contributions(scorePolicy, catalogue);
    }

    public Derivation derive(CustomerHistory history, @Nullable Instant clock) {
        return derive(history, clock, Derivation.empty(history.customerId()));
    }

    /** The same, for less work where little has changed since the last time. */
    public Derivation derive(CustomerHistory history, @Nullable Instant clock, Derivation before) {
        List<DerivedJourney> cut = journeys.derive(history, clock, before.journeys());
        List<Attributed> attributed = attributions.derive(history, cut, before);
        return new Derivation(
                history,
                withFeedback(cut, attributed),
                attributed,
                contributions.counted(history, attributed, before.counted()));
    }

    /** What has to be added to the slots so that they count the second instead of the first. */
    public Map<Slot, Counts> change(Derivation before, Derivation after) {
        return contributions.between(before.counted(), after.counted());
    }

    /** A journey that last moved then is over when the clock is strictly later. */
    public Instant closesAfter(Instant lastAt) {
        return journeys.closesAfter(lastAt);
    }

    private static List<DerivedJourney> withFeedback(List<DerivedJourney> cut, List<Attributed> attributed) {
        Map<String, List<String>> feedback = new HashMap<>();
        for (Attributed one : attributed) {
            if (one.journeyId() != null) {
                feedback.computeIfAbsent(one.journeyId(), id -> new ArrayList<>())
                        .add(one.answer().key().eventId());
            }
        }
        return cut.stream()
                .map(journey -> journey.withFeedback(feedback.getOrDefault(journey.id(), List.of())))
                .toList();
    }
}
