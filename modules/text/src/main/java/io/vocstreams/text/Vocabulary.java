package io.vocstreams.text;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The small words of a language and what they do, all by base form.
 *
 * @param spellings how a form is written in patterns: one or more forms for another
 * @param unstemmed words that are no form of another: an easier way is no easy one
 * @param fillers may stand between the words of a pattern
 * @param topics fillers after which a comma ends no clause
 * @param clauses words that end a clause (Japanese) or begin one (English)
 * @param conditions the same, where the clause is only supposed
 * @param backgrounds the same, where blame weighs less: what is said of the foreground answers it
 * @param concessions the same, where praise and blame weigh less: the sentence is about what stands against them
 * @param contrasts those of them that say that something else came of what went before
 * @param negations words that negate
 * @param bare words that are weak blame where they negate nothing that is known: it never came
 * @param unblamed words beside which such a negation is no blame: <i>I</i> did not, not <i>a</i> scratch
 * @param carriers words between an expression and its negation
 * @param thoughts what was expected: a negation of it is surprise where one of the next stands there, too
 * @param exclaims words of surprise: never thought it would be so good
 * @param reach over so many words that are no fillers a negation works
 * @param askers first words of a question that is one from there on
 */
public record Vocabulary(
        Map<String, List<String>> spellings,
        Set<String> unstemmed,
        Set<String> fillers,
        Set<String> topics,
        Set<String> clauses,
        Set<String> conditions,
        Set<String> backgrounds,
        Set<String> concessions,
        Set<String> contrasts,
        Set<String> negations,
        Set<String> bare,
        Set<String> unblamed,
        Set<String> carriers,
        Set<String> thoughts,
        Set<String> exclaims,
        int reach,
        Set<String> askers) {

    /** The forms that stand for one. */
    List<String> spelled(String form) {
        return spellings.getOrDefault(form, List.of(form));
    }

    Token.Role role(String key) {
        if (fillers.contains(key)) {
            return Token.Role.FILLER;
        }
        if (conditions.contains(key)) {
            return Token.Role.CONDITION;
        }
        if (backgrounds.contains(key)) {
            return Token.Role.BACKGROUND;
        }
        if (concessions.contains(key)) {
            return Token.Role.CONCESSION;
        }
        return clauses.contains(key) ? Token.Role.CLAUSE : Token.Role.WORD;
    }
}
