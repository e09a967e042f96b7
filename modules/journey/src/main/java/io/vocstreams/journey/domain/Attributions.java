package io.vocstreams.journey.domain;

import io.vocstreams.model.Attribution.Rule;
import io.vocstreams.model.Channel;
import io.vocstreams.model.policy.JourneyPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the touchpoint each answer is about, among the customer's own. */
public final class Attributions {

    private final long reachMillis;
    private final long lookbackMillis;

    public Attributions(JourneyPolicy policy) {
        this.reachMillis = policy.attributionReach().toMillis();
        this.lookbackMillis = policy.attributionLookback().toMillis();
    }

    /** What is known of the very same answers and touchpoints is taken over. */
    @SuppressWarnings("ReferenceEquality") // What did not change stays the same object.
    public List<Attributed> derive(CustomerHistory history, List<DerivedJourney> journeys, Derivation before) {
        if (history.answers().isEmpty()) {
            return List.of();
        }
        boolean sameTouches = history.touches() == before.history().touches();
        Iterator<Attributed> known = (sameTouches ? before.attributions() : List.<Attributed>of()).iterator();
        Attributed next = known.hasNext() ? known.next() : null;
        Finder finder = new Finder(history, journeys);
        List<Attributed> attributions = new ArrayList<>(history.answers().size());
        for (Answer answer : history.answers()) {
            while (next != null && next.answer() != answer && Happening.ORDER.compare(next.answer(), answer) < 0) {
                next = known.hasNext() ? known.next() : null;
            }
            attributions.add(next != null && next.answer() == answer ? next : finder.find(answer));
        }
        return Collections.unmodifiableList(attributions);
    }

    /** Sorts the touchpoints by what an answer can name, once there is an answer that asks. */
    private final class Finder {
        private final CustomerHistory history;
        private final List<DerivedJourney> journeys;
        private final Map<EventKey, String> journeyOf = new HashMap<>();
        private @Nullable TouchIndex index;

        Finder(CustomerHistory history, List<DerivedJourney> journeys) {
            this.history = history;
            this.journeys = journeys;
        }

        Attributed find(Answer answer) {
            if (index == null) {
                index = new TouchIndex(history.touches());
                for (DerivedJourney journey : journeys) {
                    journey.touches().forEach(touch -> journeyOf.put(touch.key(), journey.id()));
                }
            }
            return attribute(answer, index, journeyOf);
        }
    }

    private Attributed attribute(Answer answer, TouchIndex index, Map<EventKey, String> journeyOf) {
        Touch touch = explicit(answer, index);
        if (touch != null) {
            return attributed(answer, Rule.EXPLICIT, touch, journeyOf);
        }
        touch = correlated(answer, index);
        if (touch != null) {
            return attributed(answer, Rule.CORRELATION, touch, journeyOf);
        }
        touch = answer.channel() == Channel.UNKNOWN
                ? null
                : within(lookbackMillis, answer, index.latestOn(answer.channel(), answer.occurredAt()));
        if (touch != null) {
            return attributed(answer, Rule.SAME_CHANNEL, touch, journeyOf);
        }
        touch = within(lookbackMillis, answer, index.latest(answer.occurredAt()));
        return touch != null
                ? attributed(answer, Rule.ANY_CHANNEL, touch, journeyOf)
                : new Attributed(answer, Rule.NONE, null, null);
    }

    private static Attributed attributed(Answer answer, Rule rule, Touch touch, Map<EventKey, String> journeyOf) {
        return new Attributed(answer, rule, touch, journeyOf.get(touch.key()));
    }

    private @Nullable Touch explicit(Answer answer, TouchIndex index) {
        Touch best = null;
        if (answer.touchpointId() != null) {
            for (Touch touch : index.withEventId(answer.touchpointId())) {
                best = later(best, within(reachMillis, answer, touch));
            }
        }
        return best;
    }

    private @Nullable Touch correlated(Answer answer, TouchIndex index) {
        Touch best = null;
        for (Map.Entry<String, String> correlation : answer.correlations().entrySet()) {
            Touch touch = correlation.getValue().isBlank()
                    ? null
                    : index.latestCorrelated(correlation.getKey(), correlation.getValue(), answer.occurredAt());
            best = later(best, within(reachMillis, answer, touch));
        }
        return best;
    }

    /** The distance counts on either side; the index has already left out what came later where that is not allowed. */
    private static @Nullable Touch within(long millis, Answer answer, @Nullable Touch touch) {
        return touch != null
                        && Math.abs(answer.occurredAt().toEpochMilli()
                                        - touch.occurredAt().toEpochMilli())
                                <= millis
                ? touch
                : null;
    }

    private static @Nullable Touch later(@Nullable Touch one, @Nullable Touch other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Happening.ORDER.compare(one, other) >= 0 ? one : other;
    }
}
