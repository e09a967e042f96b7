package io.vocstreams.journey.domain;

import io.vocstreams.model.Journey;
import io.vocstreams.model.policy.JourneyPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts one customer's touchpoints into journeys. */
public final class Journeys {

    private final long gapMillis;
    private final long mostMillis;
    private final JourneyRule rule;

    public Journeys(JourneyPolicy policy, ActionCatalogue catalogue) {
        this.gapMillis = policy.inactivityGap().toMillis();
        this.mostMillis = policy.maxDuration().toMillis();
        this.rule = new JourneyRule(policy.visitGap(), catalogue);
    }

    /**
     * The journeys in time order, still without feedback.
     *
     * @param clock null while no watermark is known; then only a later journey closes one
     */
    public List<DerivedJourney> derive(CustomerHistory history, @Nullable Instant clock) {
        List<List<Touch>> cut = cut(history.touches());
        List<List<Touch>> messages = messagesOf(cut, history.touches());
        List<DerivedJourney> journeys = new ArrayList<>(cut.size());
        for (int i = 0; i < cut.size(); i++) {
            List<Touch> touches = cut.get(i);
            boolean closed = i < cut.size() - 1 || isOver(last(touches).occurredAt(), clock);
            Journey.Status status = closed ? Journey.Status.CLOSED : Journey.Status.OPEN;
            journeys.add(rule.journey(history, touches, merged(touches, messages.get(i)), status));
        }
        return List.copyOf(journeys);
    }

    private static List<Touch> merged(List<Touch> touches, List<Touch> messages) {
        if (messages.isEmpty()) {
            return Collections.unmodifiableList(touches);
        }
        List<Touch> all = new ArrayList<>(touches.size() + messages.size());
        all.addAll(touches);
        all.addAll(messages);
        all.sort(Happening.ORDER);
        return Collections.unmodifiableList(all);
    }

    /** Whether a journey that last moved then is over by the clock alone. */
    public boolean isOver(Instant lastAt, @Nullable Instant clock) {
        return clock != null && clock.toEpochMilli() > closesAfter(lastAt).toEpochMilli();
    }

    /** The journey is over when the clock is strictly later. */
    public Instant closesAfter(Instant lastAt) {
        return lastAt.plusMillis(gapMillis);
    }

    private List<List<Touch>> cut(List<Touch> touches) {
        List<List<Touch>> journeys = new ArrayList<>();
        List<Touch> current = new ArrayList<>();
        for (Touch touch : touches) {
            if (touch.outbound()) {
                continue;
            }
            if (!current.isEmpty() && startsAnother(current, touch)) {
                journeys.add(current);
                current = new ArrayList<>();
            }
            current.add(touch);
        }
        if (!current.isEmpty()) {
            journeys.add(current);
        }
        return journeys;
    }

    private boolean startsAnother(List<Touch> journey, Touch touch) {
        long at = touch.occurredAt().toEpochMilli();
        return at - last(journey).occurredAt().toEpochMilli() > gapMillis
                || at - journey.get(0).occurredAt().toEpochMilli() >= mostMillis;
    }

    /** The outbound messages of each journey: of the latest that had started, unless they come too long after it. */
    private List<List<Touch>> messagesOf(List<List<Touch>> journeys, List<Touch> touches) {
        List<List<Touch>> messages = new ArrayList<>(journeys.size());
        journeys.forEach(journey -> messages.add(new ArrayList<>(0)));
        int latest = -1;
        for (Touch touch : touches) {
            if (!touch.outbound()) {
                continue;
            }
            while (latest + 1 < journeys.size()
                    && !journeys.get(latest + 1).get(0).occurredAt().isAfter(touch.occurredAt())) {
                latest++;
            }
            if (latest >= 0
                    && !touch.occurredAt()
                            .isAfter(closesAfter(last(journeys.get(latest)).occurredAt()))) {
                messages.get(latest).add(touch);
            }
        }
        return messages;
    }

    private static Touch last(List<Touch> touches) {
        return touches.get(touches.size() - 1);
    }
}
