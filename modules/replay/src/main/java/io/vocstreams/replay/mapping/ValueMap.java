package io.vocstreams.replay.mapping;

import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Codes and what they mean; an empty meaning is "no answer". The code {@code *} stands for every other one. */
record ValueMap(Map<String, Meaning> meanings) implements Step {

    /** What a code stands for; empty is "no answer". */
    record Meaning(Optional<String> text) {}

    private static final String ANY_OTHER = "*";

    @Override
    public Optional<String> apply(String code, Scope scope) {
        Meaning meaning = meanings.get(code);
        if (meaning == null) {
            meaning = meanings.get(ANY_OTHER);
        }
        if (meaning == null) {
            throw Declined.refused("has a code that its `map` does not know", code);
        }
        return meaning.text();
    }

    List<String> knownMeanings() {
        return meanings.values().stream()
                .flatMap(meaning -> meaning.text().stream())
                .distinct()
                .toList();
    }

    static Optional<ValueMap> parse(YamlNode node, String path, YamlProblems problems) {
        YamlEntries entries = YamlEntries.of(node, path, problems);
        Map<String, Meaning> meanings = entries.all((meaning, at) -> meaning.isNothing()
                ? Optional.of(new Meaning(Optional.empty()))
                : YamlEntries.text(meaning, at, problems).map(text -> new Meaning(Optional.of(text))));
        if (meanings.isEmpty()) {
            problems.add(node, path, "a map needs at least one code");
            return Optional.empty();
        }
        return Optional.of(new ValueMap(meanings));
    }
}
