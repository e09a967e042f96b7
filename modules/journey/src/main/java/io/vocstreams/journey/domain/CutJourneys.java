package io.vocstreams.journey.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The journeys of one customer, by their first touchpoints. */
record CutJourneys(SortedTree<CutJourney, Boolean> byFirst, long gapMillis) {

    static CutJourneys none(long gapMillis) {
        return new CutJourneys(SortedTree.of(CutJourney.ORDER, List.of()), gapMillis);
    }

    CutJourneys with(CutJourney journey) {
        return new CutJourneys(byFirst.with(journey), gapMillis);
    }

    CutJourneys without(CutJourney journey) {
        return new CutJourneys(byFirst.without(journey), gapMillis);
    }

    List<CutJourney> all() {
        List<CutJourney> all = new ArrayList<>(byFirst.size());
        byFirst.forEach(all::add);
        return all;
    }

    @Nullable
    CutJourney last() {
        return byFirst.last();
    }

    /** The one that begins with this touchpoint. */
    @Nullable
    CutJourney startingWith(Touch touch) {
        return byFirst.at(journey -> Happening.ORDER.compare(journey.first(), touch));
    }

    /** The one that lists this touchpoint, an outbound message or not. */
    @Nullable
    CutJourney of(Touch touch) {
        if (!touch.outbound()) {
            return byFirst.lastBefore(journey -> Happening.ORDER.compare(journey.first(), touch) > 0);
        }
        CutJourney latest = startedBy(touch);
        return latest == null || messagesPast(latest).test(touch) ? null : latest;
    }

    /** The latest that had started when this message was sent. */
    @Nullable
    CutJourney startedBy(Touch message) {
        return byFirst.lastBefore(journey -> journey.startedAt().isAfter(message.occurredAt()));
    }

    @Nullable
    String idOf(Touch touch) {
        CutJourney journey = of(touch);
        return journey == null ? null : journey.id();
    }

    /** Holds from the first touchpoint on that is not the journey's any more. */
    static Predicate<Happening> touchesPast(CutJourney journey) {
        return Happening.after(journey.sum().last());
    }

    Predicate<Happening> messagesPast(CutJourney journey) {
        return happening -> !isMessageOf(journey, happening);
    }

    private boolean isMessageOf(CutJourney journey, Happening message) {
        return !message.occurredAt().isAfter(journey.lastAt().plusMillis(gapMillis))
                && (journey.nextAt() == null || message.occurredAt().isBefore(journey.nextAt()));
    }
}
