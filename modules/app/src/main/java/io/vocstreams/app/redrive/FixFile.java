package io.vocstreams.app.redrive;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** A file of fixes, as docs/ledger.md describes it. */
public record FixFile(String name, List<Fix> fixes) {

    public static FixFile load(Path file) {
        return of(String.valueOf(file.getFileName()), YamlFile.read(file));
    }

    static FixFile parse(String name, String text) {
        return of(name, YamlFile.parse(name, text));
    }

    private static FixFile of(String name, YamlNode root) {
        YamlProblems problems = new YamlProblems();
        YamlEntries entries = YamlEntries.of(root, "", problems);
        entries.needText("version").filter(version -> !version.equals("1")).ifPresent(version -> {
            entries.wrong("version", "'" + version + "' is unknown; known is 1");
        });
        List<Fix> fixes = new ArrayList<>();
        for (YamlNode fix : entries.need("fixes").map(YamlNode::items).orElse(List.of())) {
            String path = "fixes[" + (fixes.size() + 1) + "]";
            fixes.add(new Parser(YamlEntries.of(fix, path, problems), problems).fix(name));
        }
        entries.refuseUnknown();
        problems.refuseAny(name);
        return new FixFile(name, List.copyOf(fixes));
    }

    private record Parser(YamlEntries entries, YamlProblems problems) {

        Fix fix(String file) {
            Fix fix = new Fix(
                    file + ":" + entries.node().line() + ": " + entries.path(),
                    known("topic", topics(), "input topic"),
                    known("reason", reasons(), "reason"),
                    map("when", (value, at) -> Optional.of(oneOf(value, at))),
                    map("rename", (value, at) -> YamlEntries.text(value, at, problems)),
                    map(
                            "replace",
                            (value, at) -> Optional.of(
                                    YamlEntries.of(value, at, problems).all(this::textOrNothing))),
                    map("shift", (value, at) -> YamlEntries.duration(value, at, problems)),
                    map("set", this::textOrNothing));
            entries.refuseUnknown();
            if (!entries.has("topic")) {
                problems.add(entries.node(), entries.path(), "`topic` is missing");
            }
            if (Stream.of("rename", "replace", "shift", "set").noneMatch(entries::has)) {
                problems.add(
                        entries.node(),
                        entries.path(),
                        "changes nothing; it needs `rename`, `replace`, `shift` or `set`");
            }
            return fix;
        }

        private static List<String> topics() {
            List<String> topics = new ArrayList<>(Topics.INTERACTION_INPUTS);
            topics.add(Topics.IDENTITY_LINKS);
            topics.add(Topics.CUSTOMERS);
            return topics;
        }

        private static List<String> reasons() {
            return Arrays.stream(RejectReason.values()).map(Enum::name).toList();
        }

        private Set<String> known(String key, List<String> known, String what) {
            Set<String> texts = new LinkedHashSet<>();
            for (YamlNode item : entries.take(key).map(YamlNode::items).orElse(List.of())) {
                YamlEntries.text(item, entries.at(key), problems).ifPresent(text -> {
                    texts.add(text);
                    if (!known.contains(text)) {
                        problems.add(item, entries.at(key), "'" + text + "' is no " + what + "; there are " + known);
                    }
                });
            }
            return texts;
        }

        private <T> Map<String, T> map(String key, BiFunction<YamlNode, String, Optional<T>> parse) {
            return entries.take(key)
                    .map(node -> YamlEntries.of(node, entries.at(key), problems).all(parse))
                    .orElse(Map.of());
        }

        private Set<Optional<String>> oneOf(YamlNode node, String at) {
            Set<Optional<String>> texts = new LinkedHashSet<>();
            node.items().forEach(item -> textOrNothing(item, at).ifPresent(texts::add));
            return texts;
        }

        /** The outer one is empty where it is neither. */
        private Optional<Optional<String>> textOrNothing(YamlNode node, String at) {
            Optional<String> text = node.isNothing() ? Optional.empty() : YamlEntries.text(node, at, problems);
            return node.isNothing() || text.isPresent() ? Optional.of(text) : Optional.empty();
        }
    }
}
