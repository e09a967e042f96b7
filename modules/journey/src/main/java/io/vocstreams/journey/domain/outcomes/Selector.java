package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.ActionCatalogue.Kind;
import io.vocstreams.journey.domain.history.Arms;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.model.voice.Voice;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which interactions are meant: all that is given must hold; of a set, any of it. An empty set is not given.
 *
 * <p>An answer counts under channel, stage and action of the touchpoint it is about, but nobody orders by answering a
 * survey: action, stage and kind only select answers where the selector speaks of answers.
 *
 * @param themes that the text speaks of
 * @param polarities of the whole text
 * @param withoutResults only searches that found nothing
 * @param firstExposure only where the customer first met a planned experiment
 * @param any only inbound touchpoints
 * @param not what must not hold; there no direction is assumed
 */
public record Selector(
        Set<String> actions,
        Set<Kind> kinds,
        Set<Channel> channels,
        Set<LifecycleStage> stages,
        Set<Way> directions,
        Set<Boolean> resolved,
        Set<Metric> metrics,
        Set<Feedback.Status> statuses,
        Set<Said.Level> answers,
        Set<String> themes,
        Set<Sentiment> polarities,
        boolean withoutResults,
        boolean firstExposure,
        boolean any,
        @Nullable Selector not) {

    /** Nothing given: inbound, and whatever else. */
    public static final Selector EMPTY = new Selector(
            Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
            Set.of(), false, false, false, null);

    /** To the company or from it. */
    public enum Way {
        INBOUND,
        OUTBOUND
    }

    public boolean selects(MeasuredInteraction interaction, ActionCatalogue catalogue, Arms arms) {
        Set<Way> ways = directions.isEmpty() ? Set.of(Way.INBOUND) : directions;
        return (speaksOfAnswers() || interaction.said() == null || !speaksOfActions())
                && ways.contains(interaction.way())
                && holds(interaction, catalogue, arms);
    }

    private boolean holds(MeasuredInteraction interaction, ActionCatalogue catalogue, Arms arms) {
        String action = interaction.traits().action();
        Said said = interaction.said();
        Voice voice = interaction.voice();
        return allows(actions, action)
                && allows(kinds, action == null ? null : catalogue.of(action).kind())
                && allows(channels, interaction.traits().channel())
                && allows(stages, action == null ? null : catalogue.stageOf(action))
                && allows(directions, interaction.way())
                && allows(resolved, interaction.resolved())
                && allows(metrics, said == null ? null : said.metric())
                && allows(statuses, said == null ? null : said.status())
                && allows(answers, said == null ? null : said.level())
                && allows(polarities, voice == null ? null : voice.polarity())
                && (themes.isEmpty()
                        || (voice != null
                                && voice.themes().stream().map(ThemeFinding::id).anyMatch(themes::contains)))
                && (!withoutResults || Integer.valueOf(0).equals(interaction.resultCount()))
                && (!firstExposure || arms.isFirstExposure(interaction.key(), interaction.occurredAt()))
                && (!any || (said == null && interaction.way() == Way.INBOUND))
                && (not == null || !not.holds(interaction, catalogue, arms));
    }

    private static <T> boolean allows(Set<T> given, @Nullable T value) {
        return given.isEmpty() || (value != null && given.contains(value));
    }

    /** Whether it names feedback. */
    public boolean speaksOfAnswers() {
        return !metrics.isEmpty() || !statuses.isEmpty() || !answers.isEmpty();
    }

    /** Whether what it selects depends on what was seen of experiments. */
    boolean speaksOfExposures() {
        return firstExposure || (not != null && not.speaksOfExposures());
    }

    Set<String> namedActions() {
        Set<String> named = new LinkedHashSet<>(actions);
        if (not != null) {
            named.addAll(not.namedActions());
        }
        return named;
    }

    private boolean speaksOfActions() {
        return !actions.isEmpty() || !kinds.isEmpty() || !stages.isEmpty();
    }

    /** Whether it is plain from what is given that whatever this selects, the other selects, too. */
    boolean implies(Selector other) {
        return within(actions, other.actions)
                && within(kinds, other.kinds)
                && within(channels, other.channels)
                && within(stages, other.stages)
                && within(waysOf(this), waysOf(other))
                && within(resolved, other.resolved)
                && within(metrics, other.metrics)
                && within(statuses, other.statuses)
                && within(answers, other.answers)
                && within(themes, other.themes)
                && within(polarities, other.polarities)
                && (withoutResults || !other.withoutResults)
                && (firstExposure || !other.firstExposure)
                && (any || !other.any)
                && (other.not == null || other.not.equals(not))
                && (speaksOfAnswers() || any || !other.speaksOfActions() || speaksOfActions());
    }

    private static Set<Way> waysOf(Selector selector) {
        return selector.directions.isEmpty() ? Set.of(Way.INBOUND) : selector.directions;
    }

    private static <T> boolean within(Set<T> mine, Set<T> others) {
        return others.isEmpty() || (!mine.isEmpty() && others.containsAll(mine));
    }
}
