package io.vocstreams.journey.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link JourneyChanges} says of all journeys, found by looking only at those that a change may have reached. */
final class JourneyDifference {

    private final JourneyRule rule;
    private final Standing before;
    private final Standing after;

    JourneyDifference(JourneyRule rule, Standing before, Standing after) {
        this.rule = rule;
        this.before = before;
        this.after = after;
    }

    /** The journeys that a change may have reached, of before and of after. */
    static Collection<CutJourney> reached(Standing before, Standing after, Recut recut, Reattribution.Result answers) {
        if (recut.before().isEmpty() && recut.after().isEmpty() && answers.isNothing()) {
            return List.of();
        }
        Map<String, CutJourney> reached = new LinkedHashMap<>();
        recut.before().forEach(journey -> reached.putIfAbsent(journey.id(), journey));
        recut.after().forEach(journey -> reached.putIfAbsent(journey.id(), journey));
        answers.before().forEach(attributed -> addListing(attributed, before, reached));
        answers.after().forEach(attributed -> addListing(attributed, after, reached));
        return reached.values();
    }

    /**
     * Those of the given journeys, of before, after or in between, that read differently: those that exist no more, then
     * new and changed ones, each in time order.
     */
    List<JourneyChange> among(Collection<CutJourney> journeys) {
        List<JourneyChange> gone = new ArrayList<>();
        List<JourneyChange> changed = new ArrayList<>();
        for (CutJourney journey : journeys) {
            String firstEventId = journey.first().key().eventId();
            CutJourney was = before.holder(firstEventId);
            CutJourney is = after.holder(firstEventId);
            if (is != null && (was == null || differ(was, is) || listOther(is.id()))) {
                changed.add(JourneyChange.now(is, after));
            } else if (is == null && was != null) {
                gone.add(JourneyChange.gone(was, before, heir(was)));
            }
        }
        Comparator<JourneyChange> byTime = Comparator.comparing(JourneyChange::journey, CutJourney.ORDER);
        gone.sort(byTime);
        changed.sort(byTime);
        gone.addAll(changed);
        return gone;
    }

    /** Whether the lists of feedback differ; they are only compared where they are of one length. */
    private boolean listOther(String journeyId) {
        return before.answers().countOf(journeyId) != after.answers().countOf(journeyId)
                || !before.answers()
                        .feedbackOf(journeyId)
                        .equals(after.answers().feedbackOf(journeyId));
    }

    private static void addListing(Attributed attributed, Standing standing, Map<String, CutJourney> known) {
        CutJourney journey =
                attributed.touch() == null ? null : standing.journeys().of(attributed.touch());
        if (journey != null) {
            known.putIfAbsent(journey.id(), journey);
        }
    }

    @SuppressWarnings("ReferenceEquality") // What was not cut again is the same object.
    private boolean differ(CutJourney was, CutJourney is) {
        return before.identified() != after.identified()
                || (was != is && (!was.readsAs(is) || !rule.steps(before, was).equals(rule.steps(after, is))));
    }

    /** The journey that holds the earliest of its touchpoints still there. */
    private Optional<String> heir(CutJourney gone) {
        Touch touch = gone.first();
        while (touch != null && Happening.ORDER.compare(touch, gone.sum().last()) <= 0) {
            Touch now = after.timeline().now(touch);
            if (now != null && !now.outbound()) {
                return Optional.ofNullable(after.journeys().of(now)).map(CutJourney::id);
            }
            touch = before.timeline().touches().higher(touch);
        }
        return Optional.empty();
    }
}
