package io.vocstreams.testkit.plain;

import io.vocstreams.journey.domain.history.ActionCatalogue.Kind;
import io.vocstreams.journey.domain.outcomes.Said;
import io.vocstreams.journey.domain.outcomes.Selector;
import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.voice.Voice;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** "all keys given must hold, a list means any of" (§13) */
final class PlainSelector {

    private final Selector selector;
    private final PlainExposures exposures;

    PlainSelector(Selector selector, PlainExposures exposures) {
        this.selector = selector;
        this.exposures = exposures;
    }

    /** What is looked at: an interaction, of a feedback the touchpoint it is about, and what its text says. */
    record Subject(
            Interaction interaction,
            @Nullable Touchpoint about,
            @Nullable Voice voice) {

        /** Where no text is read. */
        Subject(Interaction interaction, @Nullable Touchpoint about) {
            this(interaction, about, null);
        }

        /** "Channel, stage, action, kind of a feedback are those §8 counts it under." */
        @Nullable
        Touchpoint place() {
            return interaction instanceof Touchpoint touchpoint ? touchpoint : about;
        }

        boolean isOutbound() {
            return interaction instanceof Touchpoint touchpoint && touchpoint.isOutbound();
        }
    }

    boolean selects(Subject subject) {
        // "`direction` (default INBOUND; only messages can be OUTBOUND)"
        if (selector.directions().isEmpty() && subject.isOutbound()) {
            return false;
        }
        // Nobody orders by answering a survey: an answer is only compared where answers are asked for.
        boolean asksForAnswers = !selector.metrics().isEmpty()
                || !selector.statuses().isEmpty()
                || !selector.answers().isEmpty();
        boolean asksForActions = !selector.actions().isEmpty()
                || !selector.kinds().isEmpty()
                || !selector.stages().isEmpty();
        if (subject.interaction() instanceof Feedback && asksForActions && !asksForAnswers) {
            return false;
        }
        return holds(subject);
    }

    private boolean holds(Subject subject) {
        Touchpoint place = subject.place();
        Feedback feedback = subject.interaction() instanceof Feedback one ? one : null;
        Touchpoint own = subject.interaction() instanceof Touchpoint one ? one : null;
        String action = place == null ? null : place.action();
        if (feedback != null && selector.any()) {
            return false;
        }
        if (own != null && own.isOutbound() && selector.any()) {
            return false;
        }
        if (selector.withoutResults() && resultCount(subject.interaction()) != 0) {
            return false;
        }
        if (selector.firstExposure() && !exposures.isFirst(subject.interaction())) {
            return false;
        }
        PlainSelector not = selector.not() == null ? null : new PlainSelector(selector.not(), exposures);
        // "`not` is the plain opposite of its selector"
        if (not != null && not.holds(subject)) {
            return false;
        }
        return isIn(selector.actions(), action)
                && isIn(selector.kinds(), action == null ? null : kind(action))
                && isIn(selector.stages(), action == null ? null : stage(action))
                && isIn(selector.channels(), place == null && feedback != null ? feedback.channel() : channel(place))
                && isIn(selector.directions(), subject.isOutbound() ? Selector.Way.OUTBOUND : Selector.Way.INBOUND)
                && isIn(selector.resolved(), own == null ? null : own.resolved())
                && isIn(selector.metrics(), feedback == null ? null : feedback.metric())
                && isIn(selector.statuses(), feedback == null ? null : feedback.status())
                && isIn(selector.answers(), feedback == null ? null : level(feedback))
                && (selector.themes().isEmpty() || speaksOfAny(selector.themes(), subject.voice()))
                && isIn(
                        selector.polarities(),
                        subject.voice() == null ? null : subject.voice().polarity());
    }

    private static boolean speaksOfAny(Collection<String> themes, @Nullable Voice voice) {
        return voice != null && PlainVoices.themes(voice).keySet().stream().anyMatch(themes::contains);
    }

    private static @Nullable Object channel(@Nullable Touchpoint place) {
        return place == null ? null : place.channel();
    }

    /** "A key for which an interaction has no value does not hold" */
    private static boolean isIn(Collection<?> given, @Nullable Object value) {
        return given.isEmpty() || given.stream().anyMatch(one -> one.equals(value));
    }

    private static @Nullable Kind kind(String action) {
        if (PlainActions.isIntent(action)) {
            return Kind.INTENT;
        }
        if (PlainActions.isGoal(action)) {
            return Kind.GOAL;
        }
        return PlainActions.isContact(action) ? Kind.CONTACT : null;
    }

    private static LifecycleStage stage(String action) {
        return PlainActions.stageOf(action);
    }

    private static int resultCount(Interaction interaction) {
        Integer count = interaction instanceof WebTouchpoint web
                ? web.resultCount()
                : interaction instanceof AppTouchpoint app ? app.resultCount() : null;
        return count == null ? -1 : count;
    }

    /**
     * "`low` is NPS 0–6, else on the worse side of (min+max)/2 by polarity, the middle is neither; `high` is NPS 9–10,
     * the top box of CSAT (§9), else on the better side."
     */
    private static Said.@Nullable Level level(Feedback feedback) {
        Integer value = feedback.value();
        if (feedback.status() != Feedback.Status.ANSWERED || value == null || feedback.metric() == Metric.TEXT) {
            return null;
        }
        double middle = (feedback.scaleMin() + feedback.scaleMax()) / 2.0;
        boolean lowerIsBetter = feedback.polarity() == Polarity.LOWER_IS_BETTER;
        boolean worse = lowerIsBetter ? value > middle : value < middle;
        boolean better = lowerIsBetter ? value < middle : value > middle;
        if (feedback.metric() == Metric.NPS) {
            worse = List.of(0, 1, 2, 3, 4, 5, 6).contains(value);
            better = List.of(9, 10).contains(value);
        }
        if (feedback.metric() == Metric.CSAT) {
            int points = feedback.scaleMax() - feedback.scaleMin() + 1;
            int top = points == 3 ? 1 : points <= 7 ? 2 : 3;
            better = value > feedback.scaleMax() - top;
        }
        return worse ? Said.Level.LOW : better ? Said.Level.HIGH : null;
    }
}
