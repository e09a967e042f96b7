package io.vocstreams.journey.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

    /**
     * Those that exist no more, then new and changed ones, each in time order.
     */
    List<JourneyChange> of(Recut recut, Reattribution.Result answers) {
        if (recut.before().isEmpty() && recut.after().isEmpty() && answers.isNothing()) {
            return List.of();
        }
        Map<String, CutJourney> known = new LinkedHashMap<>();
        recut.before().forEach(journey -> known.putIfAbsent(journey.id(), journey));
        recut.after().forEach(journey -> known.putIfAbsent(journey.id(), journey));
        answers.before().forEach(attributed -> addListing(attributed, before, known));
        answers.after().forEach(attributed -> addListing(attributed, after, known));
        Set<String> moved = movedFeedback(answers);
        return among(known.values(), journey -> moved.contains(journey.id()) && listOther(journey.id()));
    }

    /** Those of the given journeys, of before, after or in between, that read differently. */
    List<JourneyChange> among(Collection<CutJourney> journeys) {
        return among(journeys, journey -> listOther(journey.id()));
    }

    private List<JourneyChange> among(Collection<CutJourney> journeys, Predicate<CutJourney> listOther) {
        List<JourneyChange> gone = new ArrayList<>();
        List<JourneyChange> changed = new ArrayList<>();
        for (CutJourney journey : journeys) {
            String firstEventId = journey.first().key().eventId();
            CutJourney was = before.holder(firstEventId);
            CutJourney is = after.holder(firstEventId);
            if (is != null && (was == null || differ(was, is) || listOther.test(is))) {
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

    /** The journeys that feedback came to, or left, or in which it moved. */
    private static Set<String> movedFeedback(Reattribution.Result answers) {
        if (answers.isNothing()) {
            return Set.of();
        }
        Set<Listed> different = new HashSet<>();
        answers.before().stream().map(Listed::of).forEach(different::add);
        for (Attributed attributed : answers.after()) {
            Listed listed = Listed.of(attributed);
            if (!different.remove(listed)) {
                different.add(listed);
            }
        }
        Set<String> journeys = new HashSet<>();
        different.stream().map(Listed::journeyId).filter(Objects::nonNull).forEach(journeys::add);
        return journeys;
    }

    private record Listed(@Nullable String journeyId, Instant at, EventKey feedback) {
        static Listed of(Attributed attributed) {
            return new Listed(
                    attributed.journeyId(),
                    attributed.answer().occurredAt(),
                    attributed.answer().key());
        }
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
