package io.vocstreams.text;

/** Words that are good or bad only with a noun: a high price, a high quality. */
public enum Degree {
    MUCH,
    LITTLE,
    /** As MUCH, but only right after its noun: 問題がある. */
    PRESENT,
    /** As LITTLE, but only right after its noun: 駐車場がない. */
    ABSENT;

    boolean isMuch() {
        return this == MUCH || this == PRESENT;
    }

    boolean isAdjacent() {
        return this == PRESENT || this == ABSENT;
    }

    /** Which way nouns sway a degree. */
    public enum Noun {
        MORE_IS_BETTER,
        LESS_IS_BETTER,
        LACK_IS_BAD,
        EXCESS_IS_BAD,
        /** High or low says nothing: a tall building. */
        NEITHER;

        Tone with(Degree degree) {
            boolean much = degree.isMuch();
            return switch (this) {
                case MORE_IS_BETTER -> much ? Tone.POSITIVE : Tone.NEGATIVE;
                case LESS_IS_BETTER -> much ? Tone.NEGATIVE : Tone.POSITIVE;
                case LACK_IS_BAD -> much ? Tone.NEUTRAL : Tone.NEGATIVE;
                case EXCESS_IS_BAD -> much ? Tone.NEGATIVE : Tone.NEUTRAL;
                case NEITHER -> Tone.NEUTRAL;
            };
        }
    }
}
