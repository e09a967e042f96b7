package io.vocstreams.text;

/**
 * A phrase where it stands.
 *
 * @param from its first token; where it is made of characters, the token at its place
 * @param to the token after its last
 * @param start in characters of the plain text
 */
record Match(Phrase phrase, int from, int to, int start, int end) {

    boolean overlaps(Match other) {
        return start < other.end && other.start < end;
    }

    boolean covers(int token) {
        return from <= token && token < to;
    }
}
