package io.vocstreams.journey.domain;

import io.vocstreams.model.Journey;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole function from one customer's set to what is published of it, twice: {@link #derive} says what follows from a
 * set; {@link #step} says the same of a set that is a little different, for as little work as the difference is.
 */
public final class CustomerRules {

    private final Journeys journeys;
    private final Attributions attributions;
    private final CountedAnswers countedAnswers;
    private final Contributions contributions;
    private final Steps steps;

    public CustomerRules(JourneyPolicy journeyPolicy, ScorePolicy scorePolicy, ActionCatalogue catalogue) {
        this(journeyPolicy, scorePolicy, catalogue, new Contributions(scorePolicy, catalogue));
    }

    CustomerRules(
            JourneyPolicy journeyPolicy,
            ScorePolicy scorePolicy,
            ActionCatalogue catalogue,
            Contributions contributions) {
        this.journeys = new Journeys(journeyPolicy, catalogue);
        this.attributions = new Attributions(journeyPolicy);
        this.countedAnswers = new CountedAnswers(scorePolicy);
        this.contributions = contributions;
        this.steps = new Steps(journeyPolicy, catalogue, attributions, countedAnswers, contributions);
    }

    public Derivation derive(CustomerHistory history, @Nullable Instant clock) {
        List<DerivedJourney> cut = journeys.derive(history, clock);
        List<Attributed> attributed = attributions.derive(history, cut);
        return new Derivation(
                history, withFeedback(cut, attributed), attributed, countedAnswers.of(history, attributed));
    }

    /** What has to be added to the slots so that they count the second instead of the first. */
    public Map<Slot, Counts> change(Derivation before, Derivation after) {
        return contributions.between(before.counted(), after.counted());
    }

    /** What follows from the set, arranged for steps from there on. */
    public Standing stand(CustomerHistory history, @Nullable Instant clock) {
        return steps.stand(history, clock);
    }

    /** What follows from the set with one change, and what is different. */
    public Step step(Standing before, Edit edit) {
        return steps.step(before, edit, history -> stand(history, edit.clock()));
    }

    /** What is different of some journeys after several steps: those whose changes cancelled out are not among them. */
    public List<JourneyChange> changes(Standing before, Standing after, Collection<CutJourney> journeys) {
        return steps.changes(before, after, journeys);
    }

    /** The record to publish of a journey, still without its number and time. */
    public Journey draft(JourneyChange change) {
        return steps.draft(change);
    }

    /** The same without the lists of what is in it. */
    public Journey outline(JourneyChange change) {
        return steps.outline(change);
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
