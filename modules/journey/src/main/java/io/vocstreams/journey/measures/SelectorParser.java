package io.vocstreams.journey.measures;

import io.vocstreams.journey.domain.history.ActionCatalogue.Kind;
import io.vocstreams.journey.domain.outcomes.Said;
import io.vocstreams.journey.domain.outcomes.Selector;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads selectors; what is wrong is noted, and then they must not be used. */
public final class SelectorParser {

    private final YamlEntries entries;
    private final KnownThemes themes;
    private final YamlProblems problems;

    private SelectorParser(YamlEntries entries, KnownThemes themes, YamlProblems problems) {
        this.entries = entries;
        this.themes = themes;
        this.problems = problems;
    }

    /** One selector or a list: any of them. */
    public static List<Selector> list(YamlNode node, String path, KnownThemes themes, YamlProblems problems) {
        List<Selector> selectors = new ArrayList<>();
        List<YamlNode> items = node.items();
        for (int i = 0; i < items.size(); i++) {
            String at = items.size() == 1 ? path : path + "[" + i + "]";
            selectors.add(new SelectorParser(YamlEntries.of(items.get(i), at, problems), themes, problems).parse());
        }
        if (selectors.isEmpty()) {
            problems.add(node, path, "selects nothing");
        }
        return selectors;
    }

    private Selector parse() {
        if (entries.node() instanceof YamlNode.Keys && entries.values().isEmpty()) {
            problems.add(entries.node(), entries.path(), "is empty; `any: true` selects every inbound touchpoint");
        }
        Selector selector = new Selector(
                names("action"),
                symbols("kind", named(Kind.values(), Kind.PLAIN), SelectorParser::lowerCase),
                symbols("channel", List.of(Channel.values()), Enum::name),
                symbols("stage", List.of(LifecycleStage.values()), Enum::name),
                symbols("direction", List.of(Selector.Way.values()), Enum::name),
                symbols("resolved", List.of(true, false), String::valueOf),
                symbols("feedback", named(Metric.values(), Metric.UNKNOWN), Enum::name),
                symbols("status", named(Feedback.Status.values(), Feedback.Status.UNKNOWN), Enum::name),
                symbols("answer", List.of(Said.Level.values()), SelectorParser::lowerCase),
                themes(),
                symbols("polarity", named(Sentiment.values(), Sentiment.UNKNOWN), Enum::name),
                isSaid("results", "none"),
                isSaid("exposure", "first"),
                isSaid("any", "true"),
                entries.take("not")
                        .map(node -> new SelectorParser(
                                        YamlEntries.of(node, entries.at("not"), problems), themes, problems)
                                .parse())
                        .orElse(null));
        if (selector.any() && selector.speaksOfAnswers()) {
            entries.wrong("any", "selects touchpoints, and the other keys feedback");
        }
        if (selector.any() && selector.directions().contains(Selector.Way.OUTBOUND)) {
            entries.wrong("any", "selects what is inbound, and `direction` what is not");
        }
        entries.refuseUnknown();
        return selector;
    }

    private Set<String> names(String key) {
        return read(key, text -> text.isBlank() ? Stream.empty() : Stream.of(text), "must not be blank");
    }

    private Set<String> themes() {
        Set<String> named = names("theme");
        List<String> unknown =
                named.stream().filter(theme -> !themes.hold(theme)).sorted().toList();
        if (!unknown.isEmpty()) {
            String quoted = unknown.stream().map(theme -> "'" + theme + "'").collect(Collectors.joining(", "));
            entries.wrong("theme", quoted + " is no theme of the lexicon; known are " + themes.listed());
        }
        return named;
    }

    private <T> Set<T> symbols(String key, List<T> symbols, Function<T, String> name) {
        return read(
                key,
                text -> symbols.stream().filter(symbol -> name.apply(symbol).equals(text)),
                "is none of " + String.join(", ", symbols.stream().map(name).toList()));
    }

    private <T> Set<T> read(String key, Function<String, Stream<T>> parser, String problem) {
        Set<T> values = new LinkedHashSet<>();
        entries.take(key).ifPresent(list -> {
            list.items().forEach(item -> YamlEntries.text(item, entries.at(key), problems)
                    .ifPresent(text -> {
                        List<T> read = parser.apply(text).toList();
                        values.addAll(read);
                        if (read.isEmpty()) {
                            problems.add(item, entries.at(key), "'" + text + "' " + problem);
                        }
                    }));
            if (list.items().isEmpty()) {
                entries.wrong(key, "is empty");
            }
        });
        return Set.copyOf(values);
    }

    /** Of a key that can say only one thing. */
    private boolean isSaid(String key, String only) {
        return entries.takeText(key)
                .filter(text -> {
                    if (!text.equals(only)) {
                        entries.wrong(key, "'" + text + "' is not `" + only + "`, the only value there is");
                    }
                    return text.equals(only);
                })
                .isPresent();
    }

    private static <E extends Enum<E>> List<E> named(E[] symbols, E without) {
        return Stream.of(symbols).filter(symbol -> symbol != without).toList();
    }

    private static String lowerCase(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }
}
