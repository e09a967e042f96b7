package io.vocstreams.text;

import io.vocstreams.text.Token.Role;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Which tokens are said together: clauses within sentences, and which of them are asked or only supposed. */
final class Clauses {

    private static final Set<String> OPENING = Set.of("\"", "\u201c", "「", "『");
    private static final Set<String> CLOSING = Set.of("\"", "\u201d", "」", "』");

    private final List<Token> tokens;
    private final Language language;
    private final int[] clause;
    private final int[] sentence;
    private final BitSet marks = new BitSet();
    private final BitSet questions = new BitSet();
    private final BitSet outcries = new BitSet();
    private final BitSet conditions = new BitSet();
    private final BitSet backgrounds = new BitSet();
    private final BitSet concessions = new BitSet();
    private final BitSet quoted = new BitSet();

    /** @param covered tokens that a phrase has a use for: they are no signs of the sentence */
    Clauses(List<Token> tokens, Dictionary dictionary, BitSet covered) {
        this.tokens = tokens;
        this.language = dictionary.language();
        this.clause = new int[tokens.size()];
        this.sentence = new int[tokens.size()];
        split();
        markQuoted();
        for (int i = 0; i < tokens.size(); i++) {
            if (covered.get(i)) {
                continue;
            }
            if (tokens.get(i).role() == Role.CONDITION) {
                conditions.set(clause[i]);
            } else if (tokens.get(i).role() == Role.BACKGROUND) {
                backgrounds.set(clause[i]);
            } else if (tokens.get(i).role() == Role.CONCESSION) {
                concessions.set(clause[i]);
            } else if (isQuestionMark(i)) {
                marks.set(i);
                int from = askedFrom(i, dictionary.vocabulary());
                questions.set(from, clause[i] + 1);
                if (isAt(i - 1, "!") || isAt(i + 1, "!")) {
                    outcries.set(from, clause[i] + 1);
                }
            }
        }
    }

    private void split() {
        int clauses = 0;
        int sentences = 0;
        for (int i = 0; i < clause.length; i++) {
            Role role = tokens.get(i).role();
            boolean word = tokens.get(i).isJoint();
            if (word && language == Language.EN) {
                clauses++;
            }
            clause[i] = clauses;
            sentence[i] = sentences;
            if (role == Role.PAUSE || role == Role.STOP || (word && language == Language.JA)) {
                clauses++;
            }
            // Marks in a row end one sentence.
            boolean last = i + 1 == clause.length || tokens.get(i + 1).role() != Role.STOP;
            if (role == Role.STOP && last) {
                sentences++;
            } else if (role == Role.STOP) {
                clauses--;
            }
        }
    }

    private void markQuoted() {
        int open = -1;
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).isMark()) {
                continue;
            }
            String mark = tokens.get(i).key();
            if (open >= 0 && CLOSING.contains(mark)) {
                quoted.set(open, i);
                open = -1;
            } else if (OPENING.contains(mark)) {
                open = i;
            }
        }
    }

    /** か asks where it ends a sentence. */
    private boolean isQuestionMark(int i) {
        String key = tokens.get(i).key();
        if (key.equals("?")) {
            return true;
        }
        boolean last = i + 1 == tokens.size() || tokens.get(i + 1).role() == Role.STOP;
        return last && key.equals("か") && language == Language.JA;
    }

    private boolean isAt(int i, String key) {
        return i >= 0 && i < tokens.size() && tokens.get(i).key().equals(key);
    }

    private int askedFrom(int mark, Vocabulary vocabulary) {
        int from = clause[mark];
        for (int i = mark; i >= 0 && sentence[i] == sentence[mark]; i--) {
            boolean first = i == 0 || clause[i - 1] != clause[i];
            if (first && vocabulary.askers().contains(tokens.get(i).key())) {
                from = clause[i];
            }
        }
        return from;
    }

    int clause(int token) {
        return clause[bounded(token)];
    }

    int sentence(int token) {
        return sentence[bounded(token)];
    }

    private int bounded(int token) {
        return Math.min(token, clause.length - 1);
    }

    boolean isQuestion(int token) {
        return questions.get(clause(token));
    }

    /** "?!" wants no answer. */
    boolean isOutcry(int token) {
        return outcries.get(clause(token));
    }

    boolean isCondition(int token) {
        return conditions.get(clause(token));
    }

    boolean isBackground(int token) {
        return backgrounds.get(clause(token));
    }

    /** In somebody else's words. */
    boolean isQuoted(int token) {
        return quoted.get(bounded(token));
    }

    boolean isConcession(int token) {
        return concessions.get(clause(token));
    }

    /** The tokens that make a question. */
    BitSet questionMarks() {
        return marks;
    }
}
