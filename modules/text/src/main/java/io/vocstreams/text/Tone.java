package io.vocstreams.text;

/** What an expression does. */
public enum Tone {
    POSITIVE,
    NEGATIVE,
    /** Hides the words that it is made of: they mean nothing here. */
    NEUTRAL,
    REQUEST,
    QUESTION,
    /** Negates what it stands by: far from clean. */
    NEGATION,
    /** Was wished for and did not come: blame, and praise in its clause is of what is not there. */
    WISH,
    /** Praise, and blame that it is about weighs less: it is of what was put right. */
    REMEDY,
    /** Blame; but where it is past and the sentence goes on against it, what was feared did not come: weak praise. */
    FEAR,
    /** Blame, and praise in its sentence means the opposite. */
    IRONY;

    Tone opposite() {
        return switch (this) {
            case POSITIVE -> NEGATIVE;
            case NEGATIVE -> POSITIVE;
            default -> this;
        };
    }

    /** What it amounts to by itself. */
    Tone counted() {
        return this == WISH || this == IRONY || this == FEAR ? NEGATIVE : this == REMEDY ? POSITIVE : this;
    }

    /** Whether it only does something to others. */
    public boolean isSilent() {
        return this == NEUTRAL || this == NEGATION;
    }

    boolean isPolar() {
        return this == POSITIVE || this == NEGATIVE;
    }
}
