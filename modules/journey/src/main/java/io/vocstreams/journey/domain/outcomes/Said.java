package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import org.jspecify.annotations.Nullable;

/**
 * What a feedback says.
 *
 * @param level null for an answer in the middle, and where there is none
 */
public record Said(
        Metric metric, Feedback.Status status, @Nullable Level level) {

    /** Which end of its scale an answer is near. */
    public enum Level {
        LOW,
        HIGH
    }

    static Said of(Answer answer) {
        return new Said(answer.scale().metric(), answer.status(), level(answer));
    }

    private static @Nullable Level level(Answer answer) {
        Integer value = answer.value();
        if (answer.status() != Feedback.Status.ANSWERED || value == null) {
            return null;
        }
        Scale scale = answer.scale();
        return switch (scale.metric()) {
            case NPS -> ends(value < Scale.FIRST_PASSIVE, value >= Scale.FIRST_PROMOTER);
            case CSAT -> ends(side(scale, value) < 0, value > scale.max() - scale.topBox());
            case CES, RATING -> ends(side(scale, value) < 0, side(scale, value) > 0);
            case TEXT, UNKNOWN -> null;
        };
    }

    private static @Nullable Level ends(boolean low, boolean high) {
        return low ? Level.LOW : high ? Level.HIGH : null;
    }

    /** Negative on the worse side of the middle, positive on the better one. */
    private static int side(Scale scale, int value) {
        int above = Integer.compare(2 * value, scale.min() + scale.max());
        return scale.polarity() == Polarity.LOWER_IS_BETTER ? -above : above;
    }
}
