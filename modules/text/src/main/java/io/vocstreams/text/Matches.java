package io.vocstreams.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Finds phrases: the leftmost first, of those the longest, of those an idiom first. What is taken is taken. */
final class Matches {

    private static final int FARTHEST_NOUN = 4;
    private static final Set<String> COPULAS = Set.of("で", "じゃ");
    private static final Comparator<Match> ORDER = Comparator.comparingInt(Match::start)
            .thenComparing(match -> -match.end())
            .thenComparing(match -> match.phrase().negated() != Phrase.Negated.SAME);

    private final Dictionary dictionary;
    private final List<Token> tokens;
    private final List<Match> found = new ArrayList<>();

    private Matches(Dictionary dictionary, List<Token> tokens) {
        this.dictionary = dictionary;
        this.tokens = tokens;
    }

    static List<Match> of(Dictionary dictionary, List<Token> tokens, List<Literals.Hit> literals) {
        Matches matches = new Matches(dictionary, tokens);
        for (int at = 0; at < tokens.size(); at++) {
            matches.addPhrases(at);
        }
        matches.addDegrees();
        literals.forEach(matches::addLiteral);
        return matches.taken();
    }

    private void addPhrases(int at) {
        dictionary.phrases().match(tokens, at, (phrase, to) -> add(phrase, at, to));
    }

    private void add(Phrase phrase, int from, int to) {
        found.add(new Match(
                phrase, from, to, tokens.get(from).start(), tokens.get(to - 1).end()));
    }

    private void addLiteral(Literals.Hit hit) {
        int at = 0;
        while (at < tokens.size() && tokens.get(at).end() <= hit.start()) {
            at++;
        }
        found.add(new Match(hit.literal().phrase(), at, at, hit.start(), hit.end()));
    }

    private List<Match> taken() {
        found.removeIf(this::yields);
        found.sort(ORDER);
        List<Match> taken = new ArrayList<>();
        int end = 0;
        for (Match match : found) {
            if (match.start() >= end) {
                taken.add(match);
                end = match.end();
            }
        }
        return taken;
    }

    /** 一度も…ない with blame or praise in its gap: what is not there is that, and the negation says so. */
    private boolean yields(Match match) {
        return match.phrase().text().contains(Trie.GAP)
                && dictionary
                        .vocabulary()
                        .negations()
                        .contains(tokens.get(match.to() - 1).key())
                && found.stream()
                        .anyMatch(other -> other.phrase().tone().isPolar()
                                && other.from() > match.from()
                                && other.to() < match.to());
    }

    private record Place<V>(V value, int from, int to) {}

    private void addDegrees() {
        List<Place<Degree>> degrees = places(dictionary.degrees());
        if (degrees.isEmpty()) {
            return;
        }
        List<Place<Degree.Noun>> nouns = places(dictionary.nouns());
        for (Place<Degree> degree : degrees) {
            Place<Degree.Noun> noun = nounOf(degree, nouns);
            if (noun != null) {
                int from = Math.min(noun.from(), degree.from());
                int to = Math.max(noun.to(), degree.to());
                Tone tone = noun.value().with(degree.value());
                String group = noun.value().name().toLowerCase(Locale.ROOT).replace('_', '-');
                add(
                        new Phrase(text(noun) + " + " + text(degree), group, tone, Strength.PLAIN, negated(tone)),
                        from,
                        to);
            }
        }
    }

    private static Phrase.Negated negated(Tone tone) {
        return tone == Tone.NEUTRAL ? Phrase.Negated.SAME : Phrase.Negated.OPPOSITE;
    }

    private String text(Place<?> place) {
        StringBuilder text = new StringBuilder();
        for (int i = place.from(); i < place.to(); i++) {
            String gap = dictionary.language() == Language.EN && i > place.from() ? " " : "";
            text.append(gap).append(tokens.get(i).key());
        }
        return text.toString();
    }

    private <V> List<Place<V>> places(Trie<V> trie) {
        List<Place<V>> places = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Place<V> longest = longest(trie, at);
            if (longest != null) {
                places.add(longest);
            }
            at = longest == null ? at + 1 : longest.to();
        }
        return places;
    }

    private <V> @Nullable Place<V> longest(Trie<V> trie, int at) {
        AtomicReference<@Nullable Place<V>> longest = new AtomicReference<>();
        trie.match(tokens, at, (value, to) -> {
            Place<V> known = longest.get();
            if (known == null || known.to() < to) {
                longest.set(new Place<>(value, at, to));
            }
        });
        return longest.get();
    }

    /** Right after it (高い満足度), else the nearest before it in the clause, a marked one (価格が) first. */
    private @Nullable Place<Degree.Noun> nounOf(Place<Degree> degree, List<Place<Degree.Noun>> nouns) {
        Place<Degree.Noun> marked = null;
        Place<Degree.Noun> nearest = null;
        for (Place<Degree.Noun> noun : nouns) {
            int before = words(noun.to(), degree.from());
            boolean denied = degree.value().isAdjacent() && isCopula(noun.to(), degree.from());
            if (noun.to() <= degree.from() && before >= 0 && !denied) {
                if (before == 0) {
                    return noun;
                }
                nearest = noun;
                marked = isMarked(noun) ? noun : marked;
            } else if (noun.from() >= degree.to()
                    && words(degree.to(), noun.from()) == 0
                    && !degree.value().isAdjacent()) {
                return noun;
            }
        }
        if (degree.value().isAdjacent()) {
            return null;
        }
        return marked == null ? nearest : marked;
    }

    /** 良い部屋ではない says that it is no good one, not that there is none. */
    private boolean isCopula(int from, int to) {
        return tokens.subList(Math.min(from, to), to).stream().anyMatch(token -> COPULAS.contains(token.key()));
    }

    private boolean isMarked(Place<?> noun) {
        return noun.to() < tokens.size()
                && dictionary
                        .vocabulary()
                        .topics()
                        .contains(tokens.get(noun.to()).key());
    }

    /** How many words lie between; -1 if too many, or a clause ends there. */
    private int words(int from, int to) {
        int words = 0;
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            if (token.isMark() || token.isJoint()) {
                return -1;
            }
            words += token.isFiller() ? 0 : 1;
        }
        return words <= FARTHEST_NOUN ? words : -1;
    }
}
