package io.vocstreams.model.voice;

import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;

/** What a text, or a theme in it, says on the whole. */
public enum Sentiment {
    POSITIVE,
    NEGATIVE,
    MIXED,
    NEUTRAL,
    UNKNOWN;

    /** Of what texts say. */
    public static final Scale SCALE = new Scale(Metric.TEXT, -1, 1, Polarity.HIGHER_IS_BETTER);

    /** On {@link #SCALE}. */
    public int value() {
        return switch (this) {
            case POSITIVE -> 1;
            case NEGATIVE -> -1;
            case MIXED, NEUTRAL, UNKNOWN -> 0;
        };
    }

    /** What two parts say together. */
    public Sentiment and(Sentiment other) {
        if (this == other || other == NEUTRAL) {
            return this;
        }
        return this == NEUTRAL ? other : MIXED;
    }
}
