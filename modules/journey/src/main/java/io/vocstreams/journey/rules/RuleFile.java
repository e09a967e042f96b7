package io.vocstreams.journey.rules;

import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.measures.KnownThemes;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code rules.yml}. */
public final class RuleFile {

    private static final String SHIPPED = "rules.yml";

    private RuleFile() {}

    /** The rules that are shipped; they use the measures that are. */
    public static List<Rule> shipped(Collection<String> measures) {
        return rules(SHIPPED, YamlFile.shipped(RuleFile.class, SHIPPED), measures, KnownThemes.ANY);
    }

    /** Blank text stands for the shipped ones, as in the setting. */
    public static List<Rule> from(String file, Collection<String> measures, KnownThemes themes) {
        return file.isBlank() ? shipped(measures) : read(Path.of(file), measures, themes);
    }

    /** What the file says, or the shipped one. */
    public static String text(String file) {
        return file.isBlank() ? YamlFile.shippedText(RuleFile.class, SHIPPED) : YamlFile.text(Path.of(file));
    }

    /**
     * Reads a file.
     *
     * @param measures the ids that rules may name
     * @param themes that selectors may name
     * @throws io.vocstreams.platform.yaml.InvalidYamlException naming line and reason of all that is wrong
     */
    public static List<Rule> read(Path file, Collection<String> measures, KnownThemes themes) {
        return rules(String.valueOf(file.getFileName()), YamlFile.read(file), measures, themes);
    }

    /** Reads text, whatever the lexicon says; {@code name} is what messages call it. */
    public static List<Rule> parse(String name, String yaml, Collection<String> measures) {
        return parse(name, yaml, measures, KnownThemes.ANY);
    }

    static List<Rule> parse(String name, String yaml, Collection<String> measures, KnownThemes themes) {
        return rules(name, YamlFile.parse(name, yaml), measures, themes);
    }

    private static List<Rule> rules(String name, YamlNode file, Collection<String> measures, KnownThemes themes) {
        YamlProblems problems = new YamlProblems();
        YamlEntries entries = YamlEntries.of(file, "", problems);
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        entries.need("rules").ifPresent(list -> {
            for (YamlNode item : list.items()) {
                YamlEntries rule = YamlEntries.of(item, "rules[" + rules.size() + "]", problems);
                rules.add(new RuleParser(rule, measures, themes, problems).parse());
                String id = rules.get(rules.size() - 1).id();
                if (!id.isEmpty() && !ids.add(id)) {
                    rule.wrong("id", "`" + id + "` stands there twice");
                }
            }
        });
        entries.refuseUnknown();
        problems.refuseAny(name);
        return List.copyOf(rules);
    }
}
