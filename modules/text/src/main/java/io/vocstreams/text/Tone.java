package io.vocstreams.text;

/** What an expression does. */
public enum Tone {
    POSITIVE,
    NEGATIVE,
    /** Hides the words that it is made of: they mean nothing here. */
    NEUTRAL,
    REQUEST,
    QUESTION;

    Tone opposite() {
        return switch (this) {
            case POSITIVE -> NEGATIVE;
            case NEGATIVE -> POSITIVE;
            default -> this;
        };
    }

    boolean isPolar() {
        return this == POSITIVE || this == NEGATIVE;
    }
}
