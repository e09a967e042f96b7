package io.vocstreams.journey.domain;

import io.vocstreams.model.Journey.Status;
import io.vocstreams.model.policy.JourneyPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts touchpoints into journeys as {@link Journeys} does, but begins where something changed and stops where the cuts
 * fall together with the old ones. The next cut is found by adding up, not by walking.
 */
final class Recutting {

    private final long gapMillis;
    private final long mostMillis;

    Recutting(JourneyPolicy policy) {
        this.gapMillis = policy.inactivityGap().toMillis();
        this.mostMillis = policy.maxDuration().toMillis();
    }

    CutJourneys none() {
        return CutJourneys.none(gapMillis);
    }

    /**
     * @param changed touchpoints that are gone or new
     */
    Recut recut(String customerId, CutJourneys old, Timeline now, List<Touch> changed, @Nullable Instant clock) {
        Cutting cutting = new Cutting(customerId, old, now, clock);
        Touch first = null;
        Touch last = null;
        for (Touch touch : changed) {
            if (!touch.outbound()) {
                first = first == null || Happening.ORDER.compare(touch, first) < 0 ? touch : first;
                last = last == null || Happening.ORDER.compare(touch, last) > 0 ? touch : last;
            }
        }
        if (first != null && last != null) {
            cutting.cut(first, last);
        }
        for (Touch touch : changed) {
            if (touch.outbound()) {
                cutting.count(touch);
            }
        }
        cutting.tellTime();
        return cutting.recut();
    }

    private final class Cutting {
        private final String customerId;
        private final CutJourneys old;
        private final Timeline now;
        private final @Nullable Instant clock;
        private final List<CutJourney> before = new ArrayList<>();
        private final List<CutJourney> after = new ArrayList<>();
        private CutJourneys journeys;

        Cutting(String customerId, CutJourneys old, Timeline now, @Nullable Instant clock) {
            this.customerId = customerId;
            this.old = old;
            this.now = now;
            this.clock = clock;
            this.journeys = old;
        }

        Recut recut() {
            before.sort(CutJourney.ORDER);
            after.sort(CutJourney.ORDER);
            return new Recut(journeys, before, after);
        }

        /** Also the journey before the first change: whether it is the last, and how far its messages go, may change. */
        void cut(Touch firstChange, Touch lastChange) {
            CutJourney start =
                    old.byFirst().lastBefore(journey -> Happening.ORDER.compare(journey.first(), firstChange) >= 0);
            CutJourney known = start == null ? old.byFirst().first(journey -> true) : start;
            Touch first = start == null ? now.touches().first(touch -> true) : start.first();
            while (first != null || known != null) {
                while (known != null && (first == null || Happening.ORDER.compare(known.first(), first) < 0)) {
                    before.add(known);
                    known = old.byFirst().higher(known);
                }
                if (first == null || isAsBefore(first, lastChange, known)) {
                    break;
                }
                Touch next = now.touches().firstTooMuch(first, this::isNoJourney);
                after.add(journey(first, next));
                first = next;
            }
            before.forEach(journey -> journeys = journeys.without(journey));
            after.forEach(journey -> journeys = journeys.with(journey));
        }

        /** What a message makes longer or shorter. */
        void count(Touch message) {
            CutJourney journey = journeys.startedBy(message);
            if (journey != null && !after.contains(journey)) {
                replace(journey, counted(journey));
            }
        }

        /** By the clock only the last journey may be open or closed. */
        void tellTime() {
            CutJourney last = journeys.last();
            if (last != null && last.status() != status(last.lastAt(), null)) {
                replace(last, last.withStatus(status(last.lastAt(), null)));
            }
        }

        private void replace(CutJourney journey, CutJourney replacement) {
            if (!after.remove(journey)) {
                before.add(journey);
            }
            after.add(replacement);
            journeys = journeys.with(replacement);
        }

        private boolean isAsBefore(Touch first, Touch lastChange, @Nullable CutJourney known) {
            return known != null
                    && Happening.ORDER.compare(first, lastChange) > 0
                    && Happening.ORDER.compare(known.first(), first) == 0;
        }

        private boolean isNoJourney(TouchSummary sum) {
            return sum.longestGap() > gapMillis || sum.durationMillis() >= mostMillis;
        }

        private CutJourney journey(Touch first, @Nullable Touch next) {
            TouchSummary sum =
                    now.touches().sum(Happening.from(first), next == null ? touch -> false : Happening.from(next));
            if (sum == null) {
                throw new IllegalStateException("a journey without touchpoints");
            }
            Instant nextAt = next == null ? null : next.occurredAt();
            return counted(
                    new CutJourney(id(first), sum, 0, nextAt, status(sum.last().occurredAt(), next)));
        }

        private String id(Touch first) {
            CutJourney known = old.startingWith(first);
            return known == null ? JourneyRule.idOf(customerId, first.key().eventId()) : known.id();
        }

        private CutJourney counted(CutJourney journey) {
            int messages = now.messages().isEmpty()
                    ? 0
                    : now.messages().rank(journeys.messagesPast(journey))
                            - now.messages().rank(Happening.from(journey.startedAt()));
            return new CutJourney(journey.id(), journey.sum(), messages, journey.nextAt(), journey.status());
        }

        private Status status(Instant lastAt, @Nullable Touch next) {
            boolean over = next != null
                    || (clock != null
                            && clock.toEpochMilli()
                                    > lastAt.plusMillis(gapMillis).toEpochMilli());
            return over ? Status.CLOSED : Status.OPEN;
        }
    }
}
