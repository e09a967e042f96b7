package io.vocstreams.text;

import io.vocstreams.model.voice.Span;
import io.vocstreams.text.Finding.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the surroundings of a phrase do to it: negation, question, condition, request. */
final class Effects {

    private static final String NEVER = "never";
    private static final String PAST = "た";
    private static final String COPULA = "だ";
    private static final Set<String> PASTS = Set.of("た", "was", "were", "had", "wa");
    private static final Set<String> LINKS = Set.of("て", "で");

    private final Dictionary dictionary;
    private final String plain;
    private final List<Token> tokens;
    private final List<Match> matches;
    private final BitSet covered;
    private final Clauses clauses;
    /** Negations that have negated something. */
    private final BitSet used = new BitSet();
    /** Of each token the match that covers it. */
    private final @Nullable Match[] covering;

    private final List<Match> remedies;
    private final List<Match> ironies;
    private final List<Match> wishes;

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
        this.covering = new Match[tokens.size()];
        this.remedies = new ArrayList<>();
        this.ironies = new ArrayList<>();
        this.wishes = new ArrayList<>();
        for (Match match : matches) {
            Arrays.fill(covering, match.from(), match.to(), match);
            switch (match.phrase().tone()) {
                case REMEDY -> remedies.add(match);
                case IRONY -> ironies.add(match);
                case REQUEST, WISH -> wishes.add(match);
                default -> {}
            }
        }
    }

    Finding on(Match match, Span span) {
        Phrase phrase = match.phrase();
        Tone tone = phrase.tone().counted();
        Strength strength = phrase.strength();
        Effect effect = Effect.NONE;
        if (tone.isPolar() && isNegatable(match) && isNegated(match)) {
            boolean nothing =
                    phrase.negated() == Phrase.Negated.NOTHING || (tone == Tone.NEGATIVE && strength.isWeak());
            effect = nothing ? Effect.CANCELLED : Effect.NEGATED;
            // What is not bad is a little good; what is not good is bad.
            strength = tone == Tone.NEGATIVE || strength.isWeak() ? Strength.WEAK : Strength.PLAIN;
            tone = tone.opposite();
        }
        if (phrase.tone() == Tone.FEAR && effect == Effect.NONE && isOvercome(match)) {
            effect = Effect.NEGATED;
            tone = Tone.POSITIVE;
            strength = Strength.WEAK;
        }
        if (tone.isPolar() && effect != Effect.CANCELLED) {
            Effect unsaid = unsaid(match, tone, strength);
            effect = unsaid == Effect.NONE ? effect : unsaid;
        }
        if (tone == Tone.POSITIVE && effect == Effect.NONE && isMeantOtherwise(match)) {
            effect = Effect.NEGATED;
            tone = Tone.NEGATIVE;
        }
        if (tone == Tone.NEGATIVE && effect == Effect.NONE && strength != Strength.STRONG && isMended(match)) {
            effect = Effect.CANCELLED;
        }
        if (tone == Tone.POSITIVE && effect == Effect.NONE && isOver(match)) {
            effect = Effect.CANCELLED;
        }
        strength = inClause(match, tone, strength);
        if (tone == Tone.POSITIVE && dictionary.loneIsWeak() && isLone(match)) {
            strength = Strength.WEAK;
        }
        return new Finding(tone, strength, span, phrase.group(), phrase.text(), effect);
    }

    /** What a clause grants, tells of before, or says in the words of others weighs less than what it says itself. */
    private Strength inClause(Match match, Tone tone, Strength strength) {
        boolean blame = tone == Tone.NEGATIVE;
        boolean yields = clauses.isConcession(match.from()) || (blame && clauses.isBackground(match.from()));
        boolean told = (strength == Strength.PLAIN && yields)
                || (!blame && !strength.isWeak() && clauses.isQuoted(match.from()))
                || (blame && strength == Strength.PLAIN && (isOfWhatBefell(match) || isAnswered(match)));
        return told ? Strength.WEAK : strength;
    }

    /** The flight was bumpy, but the crew was great: praise that stands against it has the last word. */
    private boolean isAnswered(Match match) {
        int contrast = contrastAfter(placeOf(match));
        return contrast >= 0
                && matches.stream()
                        .anyMatch(other -> placeOf(other) > contrast
                                && clauses.sentence(placeOf(other)) == clauses.sentence(placeOf(match))
                                && other.phrase().tone() == Tone.POSITIVE
                                && !other.phrase().strength().isWeak()
                                && !isNegated(other));
    }

    /** 盗まれた自転車, 圏外だった庭: what is past, and says of a noun what befell it. */
    private boolean isOfWhatBefell(Match match) {
        int after = match.to();
        if (after < tokens.size() && COPULA.equals(tokens.get(after).key())) {
            after++;
        }
        return dictionary.language() == Language.JA
                && match.from() < after
                && after + 1 < tokens.size()
                && PAST.equals(tokens.get(after).key())
                && tokens.get(after + 1).role() == Token.Role.WORD;
    }

    /** 好きな店だったのに: praise of what was, and no longer is. */
    private boolean isOver(Match match) {
        if (dictionary.language() != Language.JA || !clauses.isConcession(match.from())) {
            return false;
        }
        int end = match.to();
        while (end < tokens.size() && tokens.get(end).role() != Token.Role.CONCESSION) {
            end++;
        }
        return end < tokens.size() && end > 0 && PAST.equals(tokens.get(end - 1).key());
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
                boolean granted = dictionary.language() == Language.EN && contrastAfter(i) >= 0;
                if (!isLone(match) && !granted && !isUnblamed(i)) {
                    bare.add(match);
                }
            }
        }
        return bare;
    }

    /** I did not, not a scratch: of what the speaker did not do, and of what nobody found, no one is blamed. */
    private boolean isUnblamed(int negation) {
        Set<String> unblamed = dictionary.vocabulary().unblamed();
        if (negation + 1 < tokens.size()
                && unblamed.contains(tokens.get(negation + 1).key())) {
            return true;
        }
        int words = 0;
        for (int i = negation - 1; i >= 0 && words < 2 && clauses.clause(i) == clauses.clause(negation); i--) {
            if (unblamed.contains(tokens.get(i).key())) {
                return true;
            }
            words += tokens.get(i).isFiller() ? 0 : 1;
        }
        return false;
    }

    /** An idiom keeps what it says against its own negation, not against another: not worth the money. */
    private boolean isNegatable(Match match) {
        Phrase phrase = match.phrase();
        return phrase.negated() != Phrase.Negated.SAME
                || (match.from() < match.to()
                        && tokens.subList(match.from(), match.to()).stream().noneMatch(this::isNegation));
    }

    /** 不安でしたが、..., I was worried, but ...: it is past, and what follows stands against it. */
    private boolean isOvercome(Match match) {
        int at = placeOf(match);
        int contrast = contrastAfter(at);
        if (contrast < 0) {
            return false;
        }
        boolean japanese = dictionary.language() == Language.JA;
        int from = at;
        while (!japanese && from > 0 && clauses.clause(from - 1) == clauses.clause(at)) {
            from--;
        }
        return tokens.subList(from, japanese ? contrast : at).stream().anyMatch(token -> PASTS.contains(token.key()));
    }

    /** Where the sentence goes on against what stands at a token; -1 if it does not. */
    private int contrastAfter(int at) {
        for (int i = at; i + 1 < tokens.size() && clauses.sentence(i) == clauses.sentence(at); i++) {
            if (dictionary.vocabulary().contrasts().contains(tokens.get(i).key())) {
                return i;
            }
        }
        return -1;
    }

    private boolean isNegated(Match match) {
        return dictionary.language() == Language.JA ? negationsAfter(match) % 2 == 1 : isNegatedBefore(match);
    }

    /** 良くない, 良いとは言えない: over words that carry a negation; twice is not at all. */
    private int negationsAfter(Match match) {
        Vocabulary vocabulary = dictionary.vocabulary();
        boolean praise = match.phrase().tone().counted() == Tone.POSITIVE;
        boolean adverb = praise && isAdverb(match);
        boolean attribute = !adverb && isAttribute(match);
        if (attribute && !praise) {
            return isNounMissing(match) ? 1 : 0;
        }
        boolean surprise = false;
        int negations = 0;
        int words = 0;
        for (int i = match.to(); i < tokens.size() && words < vocabulary.reach(); i++) {
            Token token = tokens.get(i);
            if (token.isFiller()) {
                if (attribute && LINKS.contains(token.key()) && !leadsToNegation(i)) {
                    break;
                }
                continue;
            }
            Match other = covering[i];
            if (other != null && other.phrase().tone() == Tone.NEGATION) {
                negations++;
                break;
            }
            boolean negation =
                    isNegation(token) && (other == null || other.phrase().tone() == Tone.NEGATIVE);
            boolean carries =
                    other == null && (negation || vocabulary.carriers().contains(token.key()));
            boolean passes = adverb || carries || (attribute && isPassed(other));
            if (token.role() != Token.Role.WORD || !passes) {
                break;
            }
            surprise |= (attribute || vocabulary.thoughts().contains(token.key())) && isExclaimed(match);
            negations += negation && !surprise ? 1 : 0;
            words++;
        }
        return negations;
    }

    /** 丁寧に, 早く: what it says is said of the verb, and a negation of the verb is one of it. */
    private boolean isAdverb(Match match) {
        Token next = match.to() < tokens.size() ? tokens.get(match.to()) : null;
        return next != null
                && (next.key().equals("に")
                        || (plain.startsWith("く", match.end() - 1) && !next.isFiller() && !isAsInDictionary(match)));
    }

    /** 丁寧な対応, 良い店: what is said of a noun is denied with it. */
    private boolean isAttribute(Match match) {
        Token next = match.to() < tokens.size() ? tokens.get(match.to()) : null;
        return next != null
                && ((next.isFiller() && plain.startsWith("な", match.end()))
                        || (isAsInDictionary(match) && next.role() == Token.Role.WORD));
    }

    /** 難しい言葉がない: of blame only the one noun that it stands before, and that is not there. */
    private boolean isNounMissing(Match match) {
        boolean noun = false;
        for (int i = match.to(); i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (isNegation(token)) {
                return noun;
            }
            if (!token.isFiller()) {
                if (noun || token.role() != Token.Role.WORD || covering[i] != null) {
                    return false;
                }
                noun = true;
            }
        }
        return false;
    }

    /** 落ち着く宿, 美味しい店: in no form but its own. */
    private boolean isAsInDictionary(Match match) {
        return match.from() < match.to()
                && (plain.charAt(match.end() - 1) == 'い'
                        || plain.startsWith(
                                tokens.get(match.to() - 1).key(),
                                tokens.get(match.to() - 1).start()));
    }

    private boolean isNegation(Token token) {
        return dictionary.vocabulary().negations().contains(token.key());
    }

    /** Whether what is said of a noun reaches over this: not over what is judged by itself. */
    private boolean isPassed(@Nullable Match other) {
        return other == null
                || !other.phrase().tone().isPolar()
                || (other.phrase().tone().counted() == Tone.POSITIVE
                        && other.phrase().strength().isWeak())
                || (other.phrase().tone() == Tone.NEGATIVE && isNegation(tokens.get(other.to() - 1)));
    }

    /** "Still not" is blame, and negates what follows all the same. */
    private static boolean leavesNegationOpen(Match match, int negation) {
        return match.phrase().tone() == Tone.NEGATIVE && match.to() == negation + 1;
    }

    /** Behind て and で something new is said, unless it is くれない or ではない. */
    private boolean leadsToNegation(int link) {
        for (int i = link + 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!token.isFiller()) {
                return isNegation(token) || dictionary.vocabulary().carriers().contains(token.key());
            }
        }
        return false;
    }

    /** こんなに美味しいとは: of what follows in the clause. */
    private boolean isExclaimed(Match match) {
        int clause = clauses.clause(match.from());
        for (int i = match.from() - 1; i >= 0 && clauses.clause(i) == clause; i--) {
            if (dictionary.vocabulary().exclaims().contains(tokens.get(i).key())) {
                return true;
            }
        }
        return false;
    }

    private boolean isMeantOtherwise(Match match) {
        int sentence = clauses.sentence(match.from());
        return ironies.stream().anyMatch(other -> clauses.sentence(placeOf(other)) == sentence);
    }

    /** 間違いを直してくれた: what is told before it, or with it, is what was put right. */
    private boolean isMended(Match match) {
        int at = placeOf(match);
        return remedies.stream()
                .filter(other -> isNextSentence(at, placeOf(other))
                        || (clauses.sentence(placeOf(other)) == clauses.sentence(at)
                                && (other.start() > match.start()
                                        || clauses.clause(placeOf(other)) == clauses.clause(at))))
                .anyMatch(other -> !isNegated(other)
                        && !clauses.isCondition(placeOf(other))
                        && !clauses.isQuestion(placeOf(other)));
    }

    private boolean isNextSentence(int at, int next) {
        return clauses.sentence(next) == clauses.sentence(at) + 1;
    }

    /** A sign belongs to what it follows. */
    private static int placeOf(Match match) {
        return match.from() < match.to() ? match.from() : Math.max(0, match.from() - 1);
    }

    private boolean isNegatedBefore(Match match) {
        Vocabulary vocabulary = dictionary.vocabulary();
        int words = 0;
        int clause = clauses.clause(match.from());
        // Looked after so well: also right behind it.
        boolean exclaimed =
                tokens.subList(match.from(), Math.min(tokens.size(), Math.max(match.from(), match.to()) + 1)).stream()
                        .anyMatch(token -> vocabulary.exclaims().contains(token.key()));
        boolean thought = false;
        for (int i = match.from() - 1; i >= 0 && words < vocabulary.reach() && clauses.clause(i) == clause; i--) {
            Token token = tokens.get(i);
            exclaimed |= vocabulary.exclaims().contains(token.key());
            thought |= vocabulary.thoughts().contains(token.key());
            if (token.isFiller()) {
                continue;
            }
            Match other = covering[i];
            if (other != null && other.phrase().tone() == Tone.NEGATION) {
                return true;
            }
            if (isNegation(token) && (other == null || leavesNegationOpen(other, i))) {
                used.set(i);
                // "Never so good", "did not expect such a good one".
                return !exclaimed || !(thought || token.key().equals(NEVER));
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
        if (clauses.isQuestion(match.from())
                && !stays
                && !(tone == Tone.NEGATIVE && (isInsisted(match) || clauses.isOutcry(match.from())))) {
            return Effect.IN_QUESTION;
        }
        boolean wishable =
                tone == Tone.POSITIVE || (strength.isWeak() && match.phrase().tone() != Tone.WISH);
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
        return wishes.stream()
                .anyMatch(other -> clauses.clause(placeOf(other)) == clause
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
