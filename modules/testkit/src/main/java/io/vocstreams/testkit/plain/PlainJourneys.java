package io.vocstreams.testkit.plain;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.JourneyPath;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.policy.JourneyPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One customer's journeys (§6). */
final class PlainJourneys {

    /** "sorted by ({@code occurredAt}, {@code eventId})" */
    static final Comparator<Touchpoint> ORDER = Comparator.comparing(
                    (Touchpoint touchpoint) -> touchpoint.header().occurredAt())
            .thenComparing(touchpoint -> touchpoint.header().eventId(), PlainOrder.ORDER);

    private static final int FIRST_STEPS = 500;

    private PlainJourneys() {}

    static List<PlainJourney> cut(String customerId, List<Touchpoint> touchpoints, JourneyPolicy policy) {
        List<Touchpoint> sorted = touchpoints.stream().sorted(ORDER).toList();
        List<PlainJourney> journeys = new ArrayList<>();
        for (Touchpoint touchpoint : sorted) {
            // "OUTBOUND messages left aside"
            if (!touchpoint.isOutbound()) {
                if (journeys.isEmpty() || startsNew(journeys.get(journeys.size() - 1), touchpoint, policy)) {
                    journeys.add(new PlainJourney(customerId));
                }
                journeys.get(journeys.size() - 1).touchpoints().add(touchpoint);
            }
        }
        for (Touchpoint message : sorted) {
            if (message.isOutbound()) {
                placeOutbound(journeys, message, policy);
            }
        }
        return journeys;
    }

    /**
     * "where the gap to the previous touchpoint is greater than {@code voc.journey.inactivity-gap} ({@code P7D}), or
     * where the touchpoint lies {@code voc.journey.max-duration} ({@code P90D}) or more after the journey's first"
     */
    private static boolean startsNew(PlainJourney journey, Touchpoint touchpoint, JourneyPolicy policy) {
        Instant time = touchpoint.header().occurredAt();
        Duration gap = Duration.between(journey.lastAt(), time);
        Duration since = Duration.between(journey.startedAt(), time);
        return gap.compareTo(policy.inactivityGap()) > 0 || since.compareTo(policy.maxDuration()) >= 0;
    }

    /**
     * "An OUTBOUND message is a step (visit 0) of the latest journey that started at or before it, if not later than
     * that journey's {@code lastAt} + gap; else it is in none."
     */
    private static void placeOutbound(List<PlainJourney> journeys, Touchpoint message, JourneyPolicy policy) {
        Instant time = message.header().occurredAt();
        PlainJourney latest = null;
        for (PlainJourney journey : journeys) {
            if (!journey.startedAt().isAfter(time)) {
                latest = journey;
            }
        }
        if (latest != null && !time.isAfter(latest.lastAt().plus(policy.inactivityGap()))) {
            latest.outbound().add(message);
        }
    }

    /**
     * "CLOSED when the clock is strictly later than {@code lastAt} + gap, or a later journey of the customer exists"
     */
    private static Journey.Status status(
            PlainJourney journey, boolean laterOneExists, JourneyPolicy policy, @Nullable Instant clock) {
        boolean over = clock != null && clock.isAfter(journey.lastAt().plus(policy.inactivityGap()));
        return over || laterOneExists ? Journey.Status.CLOSED : Journey.Status.OPEN;
    }

    static JourneyContent row(
            PlainJourney journey,
            PlainCustomer customer,
            boolean laterOneExists,
            JourneyPolicy policy,
            @Nullable Instant clock) {
        Map<String, Integer> visitOf = visits(journey, policy);
        List<Touchpoint> all = new ArrayList<>(journey.touchpoints());
        all.addAll(journey.outbound());
        all.sort(ORDER);
        List<Journey.Step> steps = new ArrayList<>();
        for (Touchpoint touchpoint : all) {
            // "`steps` (…; the first 500, with `stepCount` always exact)"
            if (steps.size() < FIRST_STEPS) {
                String eventId = touchpoint.header().eventId();
                steps.add(new Journey.Step(
                        eventId,
                        touchpoint.header().occurredAt(),
                        touchpoint.channel(),
                        touchpoint.action(),
                        PlainActions.stageOf(touchpoint.action()),
                        visitOf.getOrDefault(eventId, 0)));
            }
        }
        JourneyPath path = new JourneyPath(
                journey.startedAt(),
                journey.lastAt(),
                steps,
                all.size(),
                channels(journey),
                channelSwitches(journey),
                visitOf.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                furthestStage(journey),
                outcome(journey));
        return new JourneyContent(
                journey.id(),
                customer.customerId(),
                customer.identified(),
                status(journey, laterOneExists, policy, clock),
                null,
                path,
                customer.feedbackIdsOf(journey));
    }

    /**
     * "A new visit starts inside a journey where the channel changes or the gap is greater than {@code PT30M}; visits
     * count from 1."
     */
    private static Map<String, Integer> visits(PlainJourney journey, JourneyPolicy policy) {
        Map<String, Integer> visitOf = new HashMap<>();
        int visit = 1;
        Touchpoint previous = journey.touchpoints().get(0);
        for (Touchpoint touchpoint : journey.touchpoints()) {
            Duration gap = Duration.between(
                    previous.header().occurredAt(), touchpoint.header().occurredAt());
            if (touchpoint.channel() != previous.channel() || gap.compareTo(policy.visitGap()) > 0) {
                visit++;
            }
            visitOf.put(touchpoint.header().eventId(), visit);
            previous = touchpoint;
        }
        return visitOf;
    }

    /** "{@code channels} (in order of first use)" */
    private static List<Channel> channels(PlainJourney journey) {
        return journey.touchpoints().stream()
                .map(Touchpoint::channel)
                .distinct()
                .toList();
    }

    private static int channelSwitches(PlainJourney journey) {
        int switches = 0;
        for (int i = 1; i < journey.touchpoints().size(); i++) {
            if (journey.touchpoints().get(i).channel()
                    != journey.touchpoints().get(i - 1).channel()) {
                switches++;
            }
        }
        return switches;
    }

    /** "the last in this table's order that occurs (UNKNOWN lowest)" */
    private static LifecycleStage furthestStage(PlainJourney journey) {
        LifecycleStage furthest = LifecycleStage.UNKNOWN;
        for (Touchpoint touchpoint : journey.touchpoints()) {
            LifecycleStage stage = PlainActions.stageOf(touchpoint.action());
            if (PlainActions.ORDER.indexOf(stage) > PlainActions.ORDER.indexOf(furthest)) {
                furthest = stage;
            }
        }
        return furthest;
    }

    /**
     * "the first that holds: CONVERTED (a goal action); RESOLVED / UNRESOLVED (a contact action; RESOLVED if the last
     * step with a non-null {@code resolved} says true); ABANDONED (an intent action); BROWSED"
     */
    static Journey.Outcome outcome(PlainJourney journey) {
        List<Touchpoint> touchpoints = journey.touchpoints();
        if (touchpoints.stream().anyMatch(touchpoint -> PlainActions.isGoal(touchpoint.action()))) {
            return Journey.Outcome.CONVERTED;
        }
        if (touchpoints.stream().anyMatch(touchpoint -> PlainActions.isContact(touchpoint.action()))) {
            boolean resolved = false;
            for (Touchpoint touchpoint : touchpoints) {
                Boolean says = touchpoint.resolved();
                resolved = says == null ? resolved : says;
            }
            return resolved ? Journey.Outcome.RESOLVED : Journey.Outcome.UNRESOLVED;
        }
        return touchpoints.stream().anyMatch(touchpoint -> PlainActions.isIntent(touchpoint.action()))
                ? Journey.Outcome.ABANDONED
                : Journey.Outcome.BROWSED;
    }
}
