package io.vocstreams.text;

import io.vocstreams.model.voice.Span;
import io.vocstreams.model.voice.ThemeFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds themes, and for each place the expression that speaks of it: the nearest of its clause, else of its sentence.
 */
final class ThemeFinder {

    private final Dictionary dictionary;
    private final List<Token> tokens;
    private final Clauses clauses;
    private final List<Match> matches;
    private final List<Finding> findings;

    /** @param findings what became of each match, in the same order */
    ThemeFinder(
            Dictionary dictionary, List<Token> tokens, Clauses clauses, List<Match> matches, List<Finding> findings) {
        this.dictionary = dictionary;
        this.tokens = tokens;
        this.clauses = clauses;
        this.matches = matches;
        this.findings = findings;
    }

    private record Place(Theme theme, int from, int to) {}

    /** Themes by id, each with its places. */
    Map<Theme, ThemeFinding> themes(PlainText text) {
        Map<String, List<Place>> places = new TreeMap<>();
        for (int at = 0; at < tokens.size(); ) {
            Place place = longest(at);
            if (place != null) {
                places.computeIfAbsent(place.theme().id(), id -> new ArrayList<>())
                        .add(place);
            }
            at = place == null ? at + 1 : place.to();
        }
        Map<Theme, ThemeFinding> found = new TreeMap<>(Comparator.comparing(Theme::id));
        places.values().forEach(of -> found.put(of.get(0).theme(), finding(of, text)));
        return found;
    }

    private @Nullable Place longest(int at) {
        Place[] longest = new Place[1];
        dictionary.themes().match(tokens, at, (theme, to) -> {
            if (longest[0] == null || longest[0].to() < to) {
                longest[0] = new Place(theme, at, to);
            }
        });
        return longest[0];
    }

    private ThemeFinding finding(List<Place> places, PlainText text) {
        PolarityBalance tally = new PolarityBalance();
        List<Span> spans = new ArrayList<>();
        for (Place place : places) {
            spans.add(text.span(
                    tokens.get(place.from()).start(), tokens.get(place.to() - 1).end()));
            Finding about = about(place, clauses::clause);
            about = about == null ? about(place, clauses::sentence) : about;
            if (about != null) {
                tally.add(about);
            }
        }
        Theme theme = places.get(0).theme();
        return new ThemeFinding(theme.id(), theme.function(), tally.found(), spans);
    }

    private @Nullable Finding about(Place place, ToIntFunction<Integer> part) {
        Finding nearest = null;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < matches.size(); i++) {
            Match match = matches.get(i);
            Finding finding = findings.get(i);
            boolean together = part.applyAsInt(match.from()) == part.applyAsInt(place.from());
            int distance = distance(match, place);
            if (together && finding.counts() && finding.tone().isPolar() && distance < least) {
                nearest = finding;
                least = distance;
            }
        }
        return nearest;
    }

    /** Twice the tokens between, so that of two as near the one on the language's own side of a noun wins. */
    private int distance(Match match, Place place) {
        if (match.from() < place.to() && place.from() < match.to()) {
            return 0;
        }
        boolean follows = match.from() >= place.to();
        int between = follows ? match.from() - place.to() : place.from() - match.to();
        return 2 * between + (follows == (dictionary.language() == Language.JA) ? 1 : 2);
    }
}
