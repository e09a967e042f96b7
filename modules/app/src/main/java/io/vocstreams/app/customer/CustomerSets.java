package io.vocstreams.app.customer;

import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.Utf8;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to each customer, as readers of resolved interactions have to tell it: an interaction does while the
 * latest record of one of the places that published it there is no withdrawal.
 */
public final class CustomerSets {

    private final Map<String, Map<EventKey, SortedMap<String, Interaction>>> interactions = new TreeMap<>(Utf8.ORDER);
    private final Map<String, Map<Instant, CustomerProfile>> profiles = new HashMap<>();
    private final Set<String> identified = new HashSet<>();

    /** The records of one customer in the order of the topic. */
    void take(ResolvedInteraction record) {
        EventKey key = new EventKey(
                record.origin().text(), record.interaction().header().eventId());
        Map<EventKey, SortedMap<String, Interaction>> held =
                interactions.computeIfAbsent(record.customerId(), id -> new HashMap<>());
        if (record.identified()) {
            identified.add(record.customerId());
        }
        String place = record.publishedBy().text();
        if (record.operation() == Operation.RETRACT) {
            SortedMap<String, Interaction> places = held.getOrDefault(key, new TreeMap<>());
            places.remove(place);
            if (places.isEmpty()) {
                held.remove(key);
            }
        } else {
            held.computeIfAbsent(key, any -> new TreeMap<>(Utf8.ORDER)).put(place, record.interaction());
        }
    }

    /** The records of one customer in the order of the topic; null forgets. */
    void take(String customerId, @Nullable CustomerProfile profile) {
        if (profile == null) {
            profiles.remove(customerId);
        } else {
            profiles.computeIfAbsent(profile.customerId(), id -> new HashMap<>())
                    .put(profile.effectiveAt(), profile);
        }
    }

    public Collection<String> customers() {
        return interactions.keySet();
    }

    /** Whether the customer is known by a customer id; else only by something he uses. */
    public boolean isIdentified(String customerId) {
        return identified.contains(customerId);
    }

    public Map<EventKey, Interaction> interactionsOf(String customerId) {
        Map<EventKey, Interaction> content = new HashMap<>();
        interactions.getOrDefault(customerId, Map.of()).forEach((key, places) -> content.put(key, newest(places)));
        return content;
    }

    /** By its id; of feedback that came under several identifiers, the highest version. */
    Map<String, Feedback> feedbackOf(String customerId) {
        return interactionsOf(customerId).values().stream()
                .filter(Feedback.class::isInstance)
                .map(Feedback.class::cast)
                .collect(Collectors.toMap(
                        feedback -> feedback.header().eventId(),
                        feedback -> feedback,
                        (one, other) ->
                                one.header().version().compareTo(other.header().version()) < 0 ? other : one));
    }

    public Collection<CustomerProfile> profilesOf(String customerId) {
        return profiles.getOrDefault(customerId, Map.of()).values();
    }

    /** The highest revision holds, then the place that comes first. */
    private static Interaction newest(SortedMap<String, Interaction> places) {
        return places.values().stream()
                .reduce((one, other) -> other.header().revision() > one.header().revision() ? other : one)
                .orElseThrow();
    }
}
