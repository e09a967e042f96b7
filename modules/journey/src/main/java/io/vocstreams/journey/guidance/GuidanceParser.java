package io.vocstreams.journey.guidance;

import io.vocstreams.journey.domain.guidance.GuidanceRule;
import io.vocstreams.journey.domain.outcomes.Selector;
import io.vocstreams.journey.measures.KnownThemes;
import io.vocstreams.journey.measures.SelectorParser;
import io.vocstreams.model.Channel;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one rule; what is wrong is noted, and then the rule must not be used. */
final class GuidanceParser {

    private static final String KEBAB_CASE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final Duration LASTS = Duration.ofDays(90);

    private final YamlEntries entries;
    private final KnownThemes themes;
    private final YamlProblems problems;

    GuidanceParser(YamlEntries entries, KnownThemes themes, YamlProblems problems) {
        this.entries = entries;
        this.themes = themes;
        this.problems = problems;
    }

    GuidanceRule parse() {
        String id = entries.needText("id").orElse("");
        if (entries.has("id") && !id.matches(KEBAB_CASE)) {
            entries.wrong("id", "'" + id + "' is no name in kebab-case such as flight-late");
        }
        int version = entries.need("version")
                .flatMap(node -> YamlEntries.number(node, entries.at("version"), 1, problems))
                .orElse(1);
        Set<String> kinds = Set.of();
        String key = "";
        Optional<YamlNode> on = entries.need("on");
        if (on.isPresent()) {
            YamlEntries operation = YamlEntries.of(on.get(), entries.at("on"), problems);
            operation.need("kind");
            kinds = Set.copyOf(texts(operation, "kind"));
            key = operation.needText("key").orElse("");
            operation.refuseUnknown();
        }
        entries.need("class");
        GuidanceClass guidanceClass =
                entries.takeChoice("class", GuidanceClass.class).orElse(GuidanceClass.SERVICE);
        GuidanceRule rule = new GuidanceRule(
                id,
                version,
                kinds,
                key,
                selectors("interest"),
                selectors("until"),
                between(entries, "for", LASTS).orElse(LASTS),
                guidanceClass,
                purpose(guidanceClass),
                channels(),
                entries.needText("template").orElse(""),
                texts(entries, "parameters"));
        entries.refuseUnknown();
        return rule;
    }

    private @Nullable String purpose(GuidanceClass guidanceClass) {
        Optional<String> purpose = entries.takeText("purpose");
        if (purpose.isEmpty() && guidanceClass == GuidanceClass.MARKETING) {
            problems.add(entries.node(), entries.path(), "`purpose` is missing: MARKETING needs a consent to it");
        }
        if (purpose.isPresent() && guidanceClass != GuidanceClass.MARKETING) {
            entries.wrong("purpose", "only MARKETING needs a consent");
        }
        return purpose.orElse(null);
    }

    private List<Selector> selectors(String key) {
        return entries.take(key)
                .map(node -> SelectorParser.list(node, entries.at(key), themes, problems))
                .orElse(List.of());
    }

    private List<Channel> channels() {
        entries.need("channels");
        List<Channel> known = Stream.of(Channel.values())
                .filter(one -> one != Channel.UNKNOWN)
                .toList();
        List<Channel> channels = new ArrayList<>();
        for (String text : texts(entries, "channels")) {
            Optional<Channel> channel =
                    known.stream().filter(one -> one.name().equals(text)).findFirst();
            if (channel.isEmpty()) {
                entries.wrong("channels", "'" + text + "' is none of " + known);
            }
            channel.ifPresent(channels::add);
        }
        return channels;
    }

    private List<String> texts(YamlEntries from, String key) {
        Optional<YamlNode> list = from.take(key);
        if (list.isPresent() && list.get().items().isEmpty()) {
            from.wrong(key, "is empty");
        }
        return list.map(node -> YamlEntries.texts(node, from.at(key), problems)).orElse(List.of());
    }

    static Optional<Duration> between(YamlEntries from, String key, Duration most) {
        Optional<Duration> given = from.takeDuration(key);
        if (given.isPresent()
                && (given.get().isNegative()
                        || given.get().isZero()
                        || given.get().compareTo(most) > 0)) {
            from.wrong(key, "must be more than nothing and at most " + most);
        }
        return given;
    }
}
