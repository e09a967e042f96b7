package io.vocstreams.journey.domain.triggers;

import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import io.vocstreams.model.Channel;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.model.voice.Voice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who acts on a case: the first line that fits says so; where none does, its rule. */
public final class Departments {

    /** Every rule says it by itself. */
    public static final Departments NONE = new Departments(List.of(), List.of(), theme -> Optional.empty());

    private static final Comparator<ThemeFinding> BLAMED_FIRST = Comparator.comparing(
                    (ThemeFinding theme) -> theme.polarity() != Sentiment.NEGATIVE)
            .thenComparing(
                    theme -> theme.spans().isEmpty() ? 0 : theme.spans().get(0).start())
            .thenComparing(ThemeFinding::id);

    private final List<Department> all;
    private final List<Line> lines;
    private final Function<String, Optional<String>> ownerOfTheme;

    /** @param ownerOfTheme the department that can act on a theme; empty for a theme of another lexicon */
    public Departments(List<Department> all, List<Line> lines, Function<String, Optional<String>> ownerOfTheme) {
        this.all = List.copyOf(all);
        this.lines = List.copyOf(lines);
        this.ownerOfTheme = ownerOfTheme;
    }

    /** A department with its names. */
    public record Department(String id, String ja, String en) {}

    /**
     * Which cases go to a department. An empty set means any.
     *
     * @param rules ids of rules
     * @param owner null for the department that owns the theme that the case is about
     */
    public record Line(
            Set<String> rules,
            Set<String> themes,
            Set<Channel> channels,
            Set<String> stores,
            Set<String> products,
            @Nullable String owner) {

        public Line {
            rules = Set.copyOf(rules);
            themes = Set.copyOf(themes);
            channels = Set.copyOf(channels);
            stores = Set.copyOf(stores);
            products = Set.copyOf(products);
        }
    }

    /** In the order of the file. */
    public List<Department> all() {
        return all;
    }

    public List<Line> lines() {
        return lines;
    }

    /** Who acts on a case of this rule whose first trigger is this event. */
    String ownerOf(Rule rule, MeasuredInteraction event) {
        return lines.stream()
                .flatMap(line -> owner(line, rule, event).stream())
                .findFirst()
                .orElse(rule.then().owner());
    }

    private Optional<String> owner(Line line, Rule rule, MeasuredInteraction event) {
        boolean fits = holds(line.rules(), rule.id())
                && holds(line.channels(), event.traits().channel())
                && holds(line.stores(), event.traits().storeId())
                && holds(line.products(), event.traits().productId());
        List<String> themes = !fits ? List.of() : themes(event.voice(), line.themes());
        if (line.owner() == null) {
            return themes.stream()
                    .flatMap(theme -> ownerOfTheme.apply(theme).stream())
                    .findFirst();
        }
        return fits && (line.themes().isEmpty() || !themes.isEmpty()) ? Optional.of(line.owner()) : Optional.empty();
    }

    private static <T> boolean holds(Set<T> asked, @Nullable T value) {
        return asked.isEmpty() || (value != null && asked.contains(value));
    }

    /** What is blamed before what is not, then in the order of the text. */
    private static List<String> themes(@Nullable Voice voice, Set<String> asked) {
        return voice == null
                ? List.of()
                : voice.themes().stream()
                        .sorted(BLAMED_FIRST)
                        .map(ThemeFinding::id)
                        .filter(theme -> holds(asked, theme))
                        .toList();
    }
}
