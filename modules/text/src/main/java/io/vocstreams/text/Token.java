package io.vocstreams.text;

/**
 * A word or a mark of a text.
 *
 * @param key what patterns are matched on: the base form, in the lexicon's spelling
 * @param start in characters of the plain text
 * @param role what it does in a sentence
 */
record Token(String key, int start, int end, Role role) {

    enum Role {
        WORD,
        /** Stands between the words of a pattern and changes nothing: particles, tense, politeness, degree. */
        FILLER,
        /** Ends a clause (Japanese) or begins one (English). */
        CLAUSE,
        /** The same; what the clause says is only supposed. */
        CONDITION,
        /** The same; what the clause says is what went before. */
        BACKGROUND,
        /** The same; what the clause says is granted: the sentence is about what stands against it. */
        CONCESSION,
        /** Punctuation inside a sentence. */
        PAUSE,
        /** Punctuation that ends a sentence. */
        STOP
    }

    boolean isFiller() {
        return role == Role.FILLER;
    }

    /** A word that ends or begins a clause. */
    boolean isJoint() {
        return role == Role.CLAUSE || role == Role.CONDITION || role == Role.BACKGROUND || role == Role.CONCESSION;
    }

    boolean isMark() {
        return role == Role.PAUSE || role == Role.STOP;
    }
}
