package io.vocstreams.journey.domain;

import java.util.List;

/** Everything that follows from one customer's set at a moment of the clock. */
public record Derivation(
        CustomerHistory history,
        List<DerivedJourney> journeys,
        List<Attributed> attributions,
        List<CountedAnswer> counted) {

    public static Derivation empty(String customerId) {
        return new Derivation(CustomerHistory.empty(customerId), List.of(), List.of(), List.of());
    }
}
