package io.vocstreams.model.score;

import java.util.Locale;

/** What a score can be broken down by. */
public enum Dimension {
    CHANNEL,
    STAGE,
    ACTION,
    SURVEY,
    SEGMENT,
    STORE,
    PRODUCT,
    EXPERIMENT;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** As it stands in a score key. */
    public String key() {
        return key;
    }
}
