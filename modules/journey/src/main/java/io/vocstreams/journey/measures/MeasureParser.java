package io.vocstreams.journey.measures;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.Measure.Closing;
import io.vocstreams.journey.domain.outcomes.Selector;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one measure; what is wrong is noted, and then the measure must not be used. */
final class MeasureParser {

    private static final String KEBAB_CASE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    /** So long is the longest history that is kept of a customer. */
    private static final Duration LONGEST_WITHIN = Duration.ofDays(400);

    private static final String TOTAL = "*";
    private static final List<Breakdown> BREAKDOWNS =
            List.of(Breakdown.NONE, Breakdown.parse("channel"), Breakdown.parse("arm"));
    private static final List<WindowSize> SIZES = List.of(WindowSize.DAY, WindowSize.ROLLING_28_DAYS);

    private final YamlEntries entries;
    private final KnownThemes themes;
    private final YamlProblems problems;

    MeasureParser(YamlEntries entries, KnownThemes themes, YamlProblems problems) {
        this.entries = entries;
        this.themes = themes;
        this.problems = problems;
    }

    Measure parse() {
        String id = entries.needText("id").orElse("");
        if (entries.has("id") && !id.matches(KEBAB_CASE)) {
            entries.wrong("id", "'" + id + "' is no name in kebab-case such as cart-completion");
        }
        int version = entries.need("version")
                .flatMap(node -> YamlEntries.number(node, entries.at("version"), 1, problems))
                .orElse(1);
        List<Selector> opens = entries.need("opens")
                .map(node -> SelectorParser.list(node, entries.at("opens"), themes, problems))
                .orElse(List.of());
        Closing closes = closing();
        Measure measure = new Measure(
                id,
                version,
                opens,
                closes,
                within(closes),
                success(),
                entries.takeText("same").orElse(null),
                episode(),
                breakdowns(),
                sizes());
        if (entries.has("opens") && entries.has("closes") && !measure.isBounded()) {
            entries.wrong(
                    "closes",
                    "one event could close any number of opportunities; give `same`, or an `episode` of which at most "
                            + Measure.MOST_EPISODES
                            + " fit into `within`, or close with everything that opens");
        }
        entries.refuseUnknown();
        return measure;
    }

    private Closing closing() {
        Optional<YamlNode> closes = entries.need("closes");
        Optional<YamlNode> condition = entries.take("if");
        if (closes.isPresent()
                && closes.get() instanceof YamlNode.Scalar scalar
                && scalar.text().equals("self")) {
            return new Measure.Self(condition
                    .map(node -> SelectorParser.list(node, entries.at("if"), themes, problems))
                    .orElse(List.of()));
        }
        if (condition.isPresent()) {
            entries.wrong("if", "is only looked at with `closes: self`");
        }
        return new Measure.By(closes.map(node -> SelectorParser.list(node, entries.at("closes"), themes, problems))
                .orElse(List.of()));
    }

    private Duration within(Closing closes) {
        Optional<Duration> within = entries.takeDuration("within");
        if (closes instanceof Measure.Self) {
            if (within.isPresent() && !within.get().isZero()) {
                entries.wrong("within", "`closes: self` decides at once");
            }
            return Duration.ZERO;
        }
        if (!entries.has("within")) {
            problems.add(entries.node(), entries.path(), "`within` is missing");
        } else if (within.isPresent()
                && (within.get().isNegative() || within.get().compareTo(LONGEST_WITHIN) > 0)) {
            entries.wrong("within", "must be between PT0S and P" + LONGEST_WITHIN.toDays() + "D");
        }
        return within.orElse(Duration.ZERO);
    }

    private Duration episode() {
        Duration episode = entries.takeDuration("episode").orElse(Duration.ZERO);
        if (episode.isNegative() || episode.compareTo(Measure.LONGEST_EPISODE) > 0) {
            entries.wrong("episode", "must be between PT0S and " + Measure.LONGEST_EPISODE);
        }
        return episode;
    }

    private Measure.Success success() {
        String text = entries.takeText("success").orElse("present");
        if (text.equals("absent")) {
            return Measure.Success.ABSENT;
        }
        if (!text.equals("present")) {
            entries.wrong("success", "'" + text + "' is neither present nor absent");
        }
        return Measure.Success.PRESENT;
    }

    private List<Breakdown> breakdowns() {
        String known = Arrays.stream(Dimension.values()).map(Dimension::key).collect(Collectors.joining(", "));
        return list("breakdowns", BREAKDOWNS, "is neither * nor made of " + known + ", joined by +", text -> {
            try {
                return text.equals(TOTAL) ? Breakdown.NONE : Breakdown.parse(text);
            } catch (IllegalArgumentException unknown) {
                return null;
            }
        });
    }

    private List<WindowSize> sizes() {
        String known = WindowSize.OF_ALL.stream().map(WindowSize::text).collect(Collectors.joining(", "));
        return list("sizes", SIZES, "is none of " + known, text -> WindowSize.ofText(text)
                .filter(WindowSize.OF_ALL::contains)
                .orElse(null));
    }

    private <T> List<T> list(String key, List<T> unstated, String problem, Function<String, @Nullable T> parser) {
        Optional<YamlNode> list = entries.take(key);
        if (list.isEmpty()) {
            return unstated;
        }
        Set<T> values = new LinkedHashSet<>();
        for (YamlNode item : list.get().items()) {
            YamlEntries.text(item, entries.at(key), problems).ifPresent(text -> {
                T value = parser.apply(text);
                if (value == null) {
                    problems.add(item, entries.at(key), "'" + text + "' " + problem);
                } else if (!values.add(value)) {
                    problems.add(item, entries.at(key), "'" + text + "' stands there twice");
                }
            });
        }
        if (list.get().items().isEmpty()) {
            entries.wrong(key, "is empty");
        }
        return List.copyOf(values);
    }
}
