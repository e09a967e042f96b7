package io.vocstreams.text;

import io.vocstreams.model.voice.Span;
import io.vocstreams.text.Finding.Effect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What the surroundings of a phrase do to it: negation, question, condition, request. */
final class Effects {

    private final Dictionary dictionary;
    private final String plain;
    private final List<Token> tokens;
    private final List<Match> matches;
    private final BitSet covered;
    private final Clauses clauses;
    /** Negations that have negated something. */
    private final BitSet used = new BitSet();

    Effects(
            Dictionary dictionary,
            String plain,
            List<Token> tokens,
            List<Match> matches,
            BitSet covered,
            Clauses clauses) {
        this.dictionary = dictionary;
        this.plain = plain;
        this.tokens = tokens;
        this.matches = matches;
        this.covered = covered;
        this.clauses = clauses;
    }

    Finding on(Match match, Span span) {
        Phrase phrase = match.phrase();
        Tone tone = phrase.tone();
        Strength strength = phrase.strength();
        Effect effect = Effect.NONE;
        if (tone.isPolar() && phrase.negated() != Phrase.Negated.SAME && isNegated(match)) {
            effect = phrase.negated() == Phrase.Negated.NOTHING ? Effect.CANCELLED : Effect.NEGATED;
            // What is not bad is a little good; what is not good is bad.
            strength = tone == Tone.NEGATIVE || strength == Strength.WEAK ? Strength.WEAK : Strength.PLAIN;
            tone = tone.opposite();
        }
        if (tone.isPolar() && effect != Effect.CANCELLED) {
            Effect unsaid = unsaid(match, tone, strength);
            effect = unsaid == Effect.NONE ? effect : unsaid;
        }
        if (tone == Tone.NEGATIVE && strength == Strength.PLAIN && clauses.isBackground(match.from())) {
            strength = Strength.WEAK;
        }
        if (tone == Tone.POSITIVE && dictionary.loneIsWeak() && isLone(match)) {
            strength = Strength.WEAK;
        }
        return new Finding(tone, strength, span, phrase.group(), phrase.text(), effect);
    }

    /** The negations that are left when all phrases have been asked for: what did not happen should have. */
    List<Match> bareNegations() {
        List<Match> bare = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (dictionary.vocabulary().bare().contains(token.key()) && !covered.get(i) && !used.get(i)) {
                Phrase phrase =
                        new Phrase(token.key(), "bare-negation", Tone.NEGATIVE, Strength.WEAK, Phrase.Negated.SAME);
                Match match = new Match(phrase, i, i + 1, token.start(), token.end());
                if (!isLone(match)) {
                    bare.add(match);
                }
            }
        }
        return bare;
    }

    private boolean isNegated(Match match) {
        return dictionary.language() == Language.JA ? negationsAfter(match) % 2 == 1 : isNegatedBefore(match);
    }

    /** 良くない, 良いとは言えない: over words that carry a negation; twice is not at all. */
    private int negationsAfter(Match match) {
        Vocabulary vocabulary = dictionary.vocabulary();
        boolean adverb = isAdverb(match);
        int negations = 0;
        int words = 0;
        for (int i = match.to(); i < tokens.size() && words < vocabulary.reach(); i++) {
            Token token = tokens.get(i);
            if (token.isFiller()) {
                continue;
            }
            boolean negation = vocabulary.negations().contains(token.key());
            boolean carries = negation || vocabulary.carriers().contains(token.key());
            if (token.role() != Token.Role.WORD || !(adverb || (carries && !covered.get(i)))) {
                break;
            }
            negations += negation ? 1 : 0;
            words++;
        }
        return negations;
    }

    /** 丁寧に, 早く: what it says is said of the verb, and a negation of the verb is one of it. */
    private boolean isAdverb(Match match) {
        Token next = match.to() < tokens.size() ? tokens.get(match.to()) : null;
        return next != null
                && match.phrase().tone() == Tone.POSITIVE
                && (next.key().equals("に") || (plain.startsWith("く", match.end() - 1) && !next.isFiller()));
    }

    private boolean isNegatedBefore(Match match) {
        Vocabulary vocabulary = dictionary.vocabulary();
        int words = 0;
        int clause = clauses.clause(match.from());
        for (int i = match.from() - 1; i >= 0 && words < vocabulary.reach() && clauses.clause(i) == clause; i--) {
            Token token = tokens.get(i);
            if (token.isFiller()) {
                continue;
            }
            if (vocabulary.negations().contains(token.key()) && !covered.get(i)) {
                used.set(i);
                return true;
            }
            words++;
        }
        return false;
    }

    private Effect unsaid(Match match, Tone tone, Strength strength) {
        boolean stays = tone == Tone.NEGATIVE && strength == Strength.STRONG;
        if (clauses.isCondition(match.from()) && !stays) {
            return Effect.IN_CONDITION;
        }
        if (clauses.isQuestion(match.from()) && !stays && !(tone == Tone.NEGATIVE && isInsisted(match))) {
            return Effect.IN_QUESTION;
        }
        boolean wishable = tone == Tone.POSITIVE || strength == Strength.WEAK;
        return wishable && isRequested(match) ? Effect.IN_REQUEST : Effect.NONE;
    }

    /** Who asks why something is bad says that it is. */
    private boolean isInsisted(Match match) {
        int sentence = clauses.sentence(match.from());
        return matches.stream()
                .anyMatch(other -> other.phrase().tone() == Tone.QUESTION
                        && other.phrase().strength() == Strength.STRONG
                        && clauses.sentence(other.from()) == sentence);
    }

    private boolean isRequested(Match match) {
        int clause = clauses.clause(match.from());
        boolean after = dictionary.language() == Language.JA;
        return matches.stream()
                .anyMatch(other -> other.phrase().tone() == Tone.REQUEST
                        && clauses.clause(other.from()) == clause
                        && (after ? other.start() > match.start() : other.start() < match.start()));
    }

    private boolean isLone(Match match) {
        int clause = clauses.clause(match.from());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (clauses.clause(i) == clause && !match.covers(i) && !token.isFiller() && !token.isMark()) {
                return false;
            }
        }
        return true;
    }
}
