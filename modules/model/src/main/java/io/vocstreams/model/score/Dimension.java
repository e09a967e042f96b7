package io.vocstreams.model.score;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What scores and rates can be broken down by. */
public enum Dimension {
    CHANNEL,
    STAGE,
    ACTION,
    SURVEY,
    SEGMENT,
    STORE,
    PRODUCT,
    EXPERIMENT,
    THEME,
    FUNCTION,
    CAMPAIGN,
    PERSONA,
    ARM,
    PATH,
    NEXT;

    /** Those of scores; the others are of rates alone. */
    public static final Set<Dimension> OF_SCORES = Collections.unmodifiableSet(
            EnumSet.of(CHANNEL, STAGE, ACTION, SURVEY, SEGMENT, STORE, PRODUCT, EXPERIMENT, THEME, FUNCTION, ARM));

    /** Those of which one answer can have several values, so that their parts overlap. */
    public static final Set<Dimension> OVERLAPPING = Collections.unmodifiableSet(EnumSet.of(THEME, FUNCTION));

    private final String key = name().toLowerCase(Locale.ROOT);

    /** As it stands in a score key. */
    public String key() {
        return key;
    }
}
