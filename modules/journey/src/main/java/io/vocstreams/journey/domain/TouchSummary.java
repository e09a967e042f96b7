package io.vocstreams.journey.domain;

import io.vocstreams.model.Journey.Outcome;
import io.vocstreams.model.Stage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a journey says about a run of its touchpoints. Summaries of neighbouring runs add up to that of both, so a journey
 * of any length is summed up from a few parts.
 *
 * @param breaks where inside the run a visit ends and another begins
 * @param resolved what the last touchpoint says that says anything
 */
record TouchSummary(
        Touch first,
        Touch last,
        int count,
        long longestGap,
        int switches,
        int breaks,
        ChannelOrder channels,
        Stage furthest,
        Signs signs,
        @Nullable Boolean resolved) {

    /** Which kinds of action occur. */
    record Signs(boolean goal, boolean contact, boolean intent) {
        private static final Signs NONE = new Signs(false, false, false);
        private static final Signs GOAL = new Signs(true, false, false);
        private static final Signs CONTACT = new Signs(false, true, false);
        private static final Signs INTENT = new Signs(false, false, true);

        static Signs of(ActionCatalogue.Kind kind) {
            return switch (kind) {
                case GOAL -> GOAL;
                case CONTACT -> CONTACT;
                case INTENT -> INTENT;
                case PLAIN -> NONE;
            };
        }

        Signs plus(Signs other) {
            return equals(other) || other.equals(NONE)
                    ? this
                    : new Signs(goal || other.goal, contact || other.contact, intent || other.intent);
        }

        Outcome outcome(boolean resolved) {
            if (goal) {
                return Outcome.CONVERTED;
            }
            if (contact) {
                return resolved ? Outcome.RESOLVED : Outcome.UNRESOLVED;
            }
            return intent ? Outcome.ABANDONED : Outcome.BROWSED;
        }
    }

    int visits() {
        return breaks + 1;
    }

    Outcome outcome() {
        return signs.outcome(resolved != null && resolved);
    }

    long durationMillis() {
        return millis(first, last);
    }

    /** Whether a journey of these would say the same, the listed steps aside. */
    boolean readsAs(TouchSummary other) {
        return first.key().eventId().equals(other.first.key().eventId())
                && first.occurredAt().equals(other.first.occurredAt())
                && last.occurredAt().equals(other.last.occurredAt())
                && count == other.count
                && switches == other.switches
                && breaks == other.breaks
                && channels.equals(other.channels)
                && furthest == other.furthest
                && outcome() == other.outcome();
    }

    /** How touchpoints in order add up. */
    record Adding(Duration visitGap, ActionCatalogue catalogue) implements SortedTree.Sum<Touch, TouchSummary> {

        @Override
        public TouchSummary of(Touch touch) {
            ActionCatalogue.Action action = catalogue.of(touch.action());
            return new TouchSummary(
                    touch,
                    touch,
                    1,
                    0,
                    0,
                    0,
                    ChannelOrder.of(touch.channel()),
                    action.stage(),
                    Signs.of(action.kind()),
                    touch.resolved());
        }

        @Override
        public TouchSummary plus(TouchSummary one, TouchSummary other) {
            long gap = millis(one.last, other.first);
            boolean switched = one.last.channel() != other.first.channel();
            boolean paused = gap > visitGap.toMillis();
            return new TouchSummary(
                    one.first,
                    other.last,
                    one.count + other.count,
                    Math.max(gap, Math.max(one.longestGap, other.longestGap)),
                    one.switches + other.switches + (switched ? 1 : 0),
                    one.breaks + other.breaks + (switched || paused ? 1 : 0),
                    one.channels.plus(other.channels),
                    one.furthest.compareTo(other.furthest) >= 0 ? one.furthest : other.furthest,
                    one.signs.plus(other.signs),
                    other.resolved != null ? other.resolved : one.resolved);
        }
    }

    private static long millis(Touch one, Touch other) {
        return other.occurredAt().toEpochMilli() - one.occurredAt().toEpochMilli();
    }
}
