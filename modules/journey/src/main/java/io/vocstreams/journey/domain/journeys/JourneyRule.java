package io.vocstreams.journey.domain.journeys;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.model.Journey;
import io.vocstreams.model.Journey.Outcome;
import io.vocstreams.model.Journey.Step;
import io.vocstreams.model.JourneyPath;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.Utf8;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one journey says about itself, given the touchpoints it consists of. */
public final class JourneyRule {

    private static final int OUTBOUND_VISIT = 0;

    private final long visitGapMillis;
    private final ActionCatalogue catalogue;

    public JourneyRule(Duration visitGap, ActionCatalogue catalogue) {
        this.visitGapMillis = visitGap.toMillis();
        this.catalogue = catalogue;
    }

    public static String idOf(String customerId, String firstEventId) {
        return UUID.nameUUIDFromBytes(Utf8.bytes(customerId + "\n" + firstEventId))
                .toString();
    }

    /**
     * What a journey of these is like.
     *
     * @param inOrder at least one that is no outbound message
     */
    public JourneyPath path(Iterable<Touch> inOrder) {
        Walk walk = new Walk();
        inOrder.forEach(walk::on);
        Touch first = Objects.requireNonNull(walk.first);
        Touch last = Objects.requireNonNull(walk.previous);
        return new JourneyPath(
                first.occurredAt(),
                last.occurredAt(),
                List.copyOf(walk.steps),
                walk.count,
                walk.channels.channels(),
                walk.switches,
                walk.visits,
                walk.furthest,
                walk.outcome());
    }

    /** One pass over a journey's touchpoints in order. */
    private final class Walk {
        private final List<Step> steps = new ArrayList<>();
        private final Set<ActionCatalogue.Kind> kinds = EnumSet.noneOf(ActionCatalogue.Kind.class);
        private ChannelOrder channels = ChannelOrder.NONE;
        private LifecycleStage furthest = LifecycleStage.UNKNOWN;
        private int switches;
        private int visits;
        private boolean resolved;
        private long count;
        private @Nullable Touch first;
        private @Nullable Touch previous;

        private void on(Touch touch) {
            ActionCatalogue.Action action = catalogue.of(touch.action());
            count++;
            if (!touch.outbound()) {
                first = first == null ? touch : first;
                follow(touch, action);
            }
            if (steps.size() < Journey.LISTED_STEPS) {
                steps.add(new Step(
                        touch.key().eventId(),
                        touch.occurredAt(),
                        touch.channel(),
                        touch.action(),
                        action.stage(),
                        touch.outbound() ? OUTBOUND_VISIT : visits));
            }
        }

        private void follow(Touch touch, ActionCatalogue.Action action) {
            boolean switched = previous != null && previous.channel() != touch.channel();
            boolean paused = previous != null
                    && touch.occurredAt().toEpochMilli() - previous.occurredAt().toEpochMilli() > visitGapMillis;
            if (previous == null || switched || paused) {
                visits++;
            }
            switches += switched ? 1 : 0;
            channels = channels.plus(ChannelOrder.of(touch.channel()));
            kinds.add(action.kind());
            if (action.stage().compareTo(furthest) > 0) {
                furthest = action.stage();
            }
            if (touch.resolved() != null) {
                resolved = touch.resolved();
            }
            previous = touch;
        }

        private Outcome outcome() {
            if (kinds.contains(ActionCatalogue.Kind.GOAL)) {
                return Outcome.CONVERTED;
            }
            if (kinds.contains(ActionCatalogue.Kind.CONTACT)) {
                return resolved ? Outcome.RESOLVED : Outcome.UNRESOLVED;
            }
            return kinds.contains(ActionCatalogue.Kind.INTENT) ? Outcome.ABANDONED : Outcome.BROWSED;
        }
    }
}
