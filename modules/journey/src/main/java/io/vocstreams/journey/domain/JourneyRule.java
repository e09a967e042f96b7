package io.vocstreams.journey.domain;

import io.vocstreams.model.Journey;
import io.vocstreams.model.Journey.Outcome;
import io.vocstreams.model.Journey.Step;
import io.vocstreams.model.Stage;
import io.vocstreams.model.Utf8;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one journey says about itself, given the touchpoints it consists of. */
final class JourneyRule {

    private static final int OUTBOUND_VISIT = 0;

    private final long visitGapMillis;
    private final ActionCatalogue catalogue;

    JourneyRule(Duration visitGap, ActionCatalogue catalogue) {
        this.visitGapMillis = visitGap.toMillis();
        this.catalogue = catalogue;
    }

    static String idOf(String customerId, String firstEventId) {
        return UUID.nameUUIDFromBytes(Utf8.bytes(customerId + "\n" + firstEventId))
                .toString();
    }

    DerivedJourney journey(CustomerHistory history, List<Touch> touches, List<Touch> all, Journey.Status status) {
        Walk walk = new Walk();
        all.forEach(walk::on);
        Instant startedAt = touches.get(0).occurredAt();
        Instant lastAt = touches.get(touches.size() - 1).occurredAt();
        Journey draft = new Journey(
                idOf(history.customerId(), touches.get(0).key().eventId()),
                history.customerId(),
                history.identified(),
                status,
                null,
                startedAt,
                lastAt,
                List.copyOf(walk.steps),
                all.size(),
                walk.channels.channels(),
                walk.switches,
                walk.visits,
                walk.furthest,
                walk.outcome(),
                List.of(),
                DerivedJourney.NO_REVISION,
                DerivedJourney.NO_TIME);
        return new DerivedJourney(draft, all);
    }

    /** The same record, of which only the listed steps are walked over. */
    Journey draft(Standing standing, CutJourney journey) {
        return draft(
                standing, journey, steps(standing, journey), standing.answers().feedbackOf(journey.id()));
    }

    /** Without the lists. */
    Journey outline(Standing standing, CutJourney journey) {
        return draft(standing, journey, List.of(), List.of());
    }

    private static Journey draft(Standing standing, CutJourney journey, List<Step> steps, List<String> feedbackIds) {
        TouchSummary sum = journey.sum();
        return new Journey(
                journey.id(),
                standing.customerId(),
                standing.identified(),
                journey.status(),
                null,
                journey.startedAt(),
                journey.lastAt(),
                steps,
                journey.stepCount(),
                sum.channels().channels(),
                sum.switches(),
                sum.visits(),
                sum.furthest(),
                sum.outcome(),
                feedbackIds,
                DerivedJourney.NO_REVISION,
                DerivedJourney.NO_TIME);
    }

    List<Step> steps(Standing standing, CutJourney journey) {
        List<Touch> listed = standing.timeline()
                .first(
                        Journey.LISTED_STEPS,
                        Happening.from(journey.first()),
                        CutJourneys.touchesPast(journey),
                        Happening.from(journey.startedAt()),
                        standing.journeys().messagesPast(journey));
        Walk walk = new Walk();
        listed.forEach(walk::on);
        return List.copyOf(walk.steps);
    }

    /** One pass over a journey's touchpoints in order. */
    private final class Walk {
        private final List<Step> steps = new ArrayList<>();
        private final Set<ActionCatalogue.Kind> kinds = EnumSet.noneOf(ActionCatalogue.Kind.class);
        private ChannelOrder channels = ChannelOrder.NONE;
        private Stage furthest = Stage.UNKNOWN;
        private int switches;
        private int visits;
        private boolean resolved;
        private @Nullable Touch previous;

        private void on(Touch touch) {
            ActionCatalogue.Action action = catalogue.of(touch.action());
            if (!touch.outbound()) {
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
