package io.vocstreams.journey.domain.counting;

import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.model.Channel;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.model.voice.Voice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of all dimensions: answers alike in them are in the same series.
 *
 * @param action of the touchpoint it is about; null without one
 * @param surveyId null for a message that names none
 * @param experiments as {@code experiment/variant}
 * @param themes that its text speaks of
 * @param functions of these themes
 * @param arms of planned experiments, as {@code experiment/variant}
 */
public record Features(
        Channel channel,
        @Nullable String action,
        @Nullable String surveyId,
        String segment,
        @Nullable String storeId,
        @Nullable String productId,
        Set<String> experiments,
        List<String> themes,
        List<String> functions,
        Set<String> arms) {

    private static final String SURVEY = "surveyId";

    public static Features of(Answer answer, @Nullable Touch touch, String segment, Set<String> arms) {
        return new Features(
                touch == null ? answer.channel() : touch.channel(),
                touch == null ? null : touch.action(),
                answer.surveyId(),
                segment,
                answer.storeId() != null || touch == null ? answer.storeId() : touch.storeId(),
                answer.productId() != null || touch == null ? answer.productId() : touch.productId(),
                experiments(answer.experiments(), touch == null ? Map.of() : touch.experiments()),
                List.of(),
                List.of(),
                arms);
    }

    /** Of a message. */
    public static Features of(Touch message, String segment, Set<String> arms) {
        return new Features(
                message.channel(),
                message.action(),
                CustomerEvent.named(message.correlations().get(SURVEY)),
                segment,
                message.storeId(),
                message.productId(),
                experiments(message.experiments(), Map.of()),
                List.of(),
                List.of(),
                arms);
    }

    /** The same under all that a text speaks of. */
    public Features speakingOf(@Nullable Voice voice) {
        return voice == null || voice.themes().isEmpty()
                ? this
                : speakingOf(
                        voice.themes().stream().map(ThemeFinding::id).toList(),
                        List.copyOf(voice.functions().keySet()));
    }

    /** The same under one theme, or under a function alone. */
    public Features speakingOf(@Nullable String theme, String function) {
        return speakingOf(theme == null ? List.of() : List.of(theme), List.of(function));
    }

    private Features speakingOf(List<String> otherThemes, List<String> otherFunctions) {
        return new Features(
                channel, action, surveyId, segment, storeId, productId, experiments, otherThemes, otherFunctions, arms);
    }

    private static Set<String> experiments(Map<String, String> own, Map<String, String> others) {
        if (own.isEmpty() && others.isEmpty()) {
            return Set.of();
        }
        Set<String> values = new TreeSet<>();
        own.forEach((experiment, variant) -> values.add(experiment + "/" + variant));
        others.forEach((experiment, variant) -> values.add(experiment + "/" + variant));
        return values;
    }
}
