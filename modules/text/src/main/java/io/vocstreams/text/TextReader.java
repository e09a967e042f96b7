package io.vocstreams.text;

import io.vocstreams.model.voice.Span;
import io.vocstreams.model.voice.ThemeFinding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts by a lexicon. What it returns depends on text, language and lexicon alone. One reader is for one thread
 * at a time: what takes text apart is kept from one text to the next.
 */
public final class TextReader {

    private final Lexicon lexicon;
    private final Map<Language, Tokens> tokens = new EnumMap<>(Language.class);

    public TextReader(Lexicon lexicon) {
        this.lexicon = lexicon;
        lexicon.dictionaries()
                .forEach((language, dictionary) -> tokens.put(language, Tokens.in(language, dictionary.vocabulary())));
    }

    /** What a text says; empty for one that is blank. The language is a BCP 47 tag, or null where nobody knows it. */
    public Optional<TextReading> read(String text, @Nullable String language) {
        String shown = PlainText.read(text);
        if (shown.isBlank()) {
            return Optional.empty();
        }
        PlainText plain = new PlainText(shown);
        Language read = Language.of(shown, language);
        boolean truncated = shown.length() < text.length();
        Dictionary dictionary = lexicon.dictionaries().get(read);
        Tokens words = tokens.get(read);
        if (dictionary == null || words == null) {
            return Optional.of(new TextReading(read, null, List.of(), List.of(), List.of(), truncated));
        }
        return Optional.of(read(plain, dictionary, words, truncated));
    }

    private TextReading read(PlainText plain, Dictionary dictionary, Tokens words, boolean truncated) {
        List<Literals.Hit> literals = literals(plain, dictionary.language());
        List<Token> all = words.of(plain.text());
        List<Token> sequence = without(literals, all);
        List<Match> matches = Matches.of(dictionary, sequence, literals);
        if (all.isEmpty()) {
            return onlySigns(plain, dictionary.language(), matches, truncated);
        }
        BitSet covered = new BitSet();
        matches.forEach(match -> covered.set(match.from(), match.to()));
        Clauses clauses = new Clauses(sequence, dictionary, covered);
        Effects effects = new Effects(dictionary, plain.text(), sequence, matches, covered, clauses);
        List<Finding> findings = new ArrayList<>();
        for (Match match : matches) {
            findings.add(effects.on(match, plain.span(match.start(), match.end())));
        }
        for (Match match : effects.bareNegations()) {
            matches.add(match);
            findings.add(effects.on(match, plain.span(match.start(), match.end())));
        }
        Map<Theme, ThemeFinding> themes = new ThemeFinder(dictionary, all, clauses, matches, findings).themes(plain);
        return new TextReading(
                dictionary.language(),
                balance(findings)
                        .sentiment(
                                dictionary.leanings().of(all),
                                all.stream().filter(token -> !token.isMark()).count()),
                List.copyOf(themes.values()),
                themes.keySet().stream()
                        .map(Theme::function)
                        .distinct()
                        .sorted()
                        .toList(),
                said(findings, clauses.questionMarks(), sequence, plain),
                truncated);
    }

    private List<Literals.Hit> literals(PlainText plain, Language language) {
        Literals known = lexicon.literals().get(language);
        return known == null ? List.of() : known.in(plain.text());
    }

    /** What literals are made of says nothing else, but may be of a theme: its words stay where they are, without keys. */
    private static List<Token> without(List<Literals.Hit> literals, List<Token> tokens) {
        if (literals.isEmpty()) {
            return tokens;
        }
        List<Token> sequence = new ArrayList<>(tokens.size());
        int next = 0;
        for (Token token : tokens) {
            while (next < literals.size() && literals.get(next).end() <= token.start()) {
                next++;
            }
            boolean hidden = next < literals.size() && literals.get(next).start() < token.end();
            sequence.add(hidden ? new Token("", token.start(), token.end(), Token.Role.FILLER) : token);
        }
        return sequence;
    }

    private static TextReading onlySigns(PlainText plain, Language language, List<Match> matches, boolean truncated) {
        List<Finding> findings = new ArrayList<>();
        for (Match match : matches) {
            Phrase phrase = match.phrase();
            Span span = plain.span(match.start(), match.end());
            findings.add(new Finding(
                    phrase.tone().counted(),
                    phrase.strength(),
                    span,
                    phrase.group(),
                    phrase.text(),
                    Finding.Effect.NONE));
        }
        return new TextReading(language, balance(findings).found(), List.of(), List.of(), findings, truncated);
    }

    /** Without what only hides words; with the questions that no phrase but a mark asks. */
    private static List<Finding> said(List<Finding> findings, BitSet marks, List<Token> tokens, PlainText plain) {
        List<Finding> said = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            if (!finding.tone().isSilent()) {
                said.add(finding);
            }
        }
        for (int mark = marks.nextSetBit(0); mark >= 0; mark = marks.nextSetBit(mark + 1)) {
            Token token = tokens.get(mark);
            Span span = plain.span(token.start(), token.end());
            said.add(new Finding(Tone.QUESTION, Strength.PLAIN, span, "question", token.key(), Finding.Effect.NONE));
        }
        said.sort(Comparator.comparingInt(finding -> finding.span().start()));
        return said;
    }

    private static PolarityBalance balance(List<Finding> findings) {
        PolarityBalance balance = new PolarityBalance();
        findings.forEach(balance::add);
        return balance;
    }
}
