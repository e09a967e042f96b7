package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.Answer;
import io.vocstreams.journey.domain.CustomerHistory;
import io.vocstreams.journey.domain.Derivation;
import io.vocstreams.journey.domain.DerivedJourney;
import io.vocstreams.journey.domain.EventKey;
import io.vocstreams.journey.domain.Happening;
import io.vocstreams.journey.domain.ProfileVersion;
import io.vocstreams.journey.domain.Touch;
import io.vocstreams.model.Journey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;

/** One customer's entries of all stores, in memory, with what was last derived from them. */
final class HeldCustomer {

    private final String id;
    private final Map<EventKey, HeldItem<Touch>> touches;
    private final Map<EventKey, HeldItem<Answer>> answers;
    private final NavigableMap<Instant, ProfileVersion> profiles;
    private final Map<String, PublishedJourney> published;
    private int identified;
    private Derivation derivation;

    HeldCustomer(
            String id,
            Map<EventKey, HeldItem<Touch>> touches,
            Map<EventKey, HeldItem<Answer>> answers,
            NavigableMap<Instant, ProfileVersion> profiles,
            Map<String, PublishedJourney> published) {
        this.id = id;
        this.touches = touches;
        this.answers = answers;
        this.profiles = profiles;
        this.published = published;
        this.identified = identified(touches.values()) + identified(answers.values());
        this.derivation = Derivation.empty(id);
    }

    String id() {
        return id;
    }

    Map<EventKey, HeldItem<Touch>> touches() {
        return touches;
    }

    Map<EventKey, HeldItem<Answer>> answers() {
        return answers;
    }

    NavigableMap<Instant, ProfileVersion> profiles() {
        return profiles;
    }

    Map<String, PublishedJourney> published() {
        return published;
    }

    Derivation derivation() {
        return derivation;
    }

    void derived(Derivation latest) {
        derivation = latest;
    }

    /** The set as the stores have it. */
    CustomerHistory storedHistory() {
        return CustomerHistory.of(id, identified > 0, contents(touches), contents(answers), profiles.values());
    }

    /** To be called when an item has changed; tells whether the customer is identified now. */
    boolean identifiedAfter(HeldItem<?> before, HeldItem<?> after) {
        identified += after.identified() - before.identified();
        return identified > 0;
    }

    /** Readers know the statuses that were published, whatever the clock says by now. */
    Derivation asPublished(Derivation latest) {
        List<DerivedJourney> journeys = latest.journeys().stream()
                .map(journey -> {
                    PublishedJourney last = published.get(journey.id());
                    return last == null || last.status() == Journey.Status.SUPERSEDED
                            ? journey
                            : journey.withStatus(last.status());
                })
                .toList();
        return latest.withJourneys(journeys);
    }

    int size() {
        return 1 + touches.size() + answers.size();
    }

    private static <T extends Happening> int identified(Collection<HeldItem<T>> items) {
        return items.stream().mapToInt(HeldItem::identified).sum();
    }

    private static <T extends Happening> List<T> contents(Map<EventKey, HeldItem<T>> items) {
        return items.values().stream()
                .map(HeldItem::content)
                .filter(Objects::nonNull)
                .toList();
    }
}
