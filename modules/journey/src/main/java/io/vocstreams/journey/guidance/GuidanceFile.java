package io.vocstreams.journey.guidance;

import io.vocstreams.journey.domain.guidance.Cap;
import io.vocstreams.journey.domain.guidance.GuidancePolicy;
import io.vocstreams.journey.domain.guidance.GuidanceRule;
import io.vocstreams.journey.domain.guidance.QuietHours;
import io.vocstreams.journey.measures.KnownThemes;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a file of rules for guidance, with its caps and quiet hours. */
public final class GuidanceFile {

    private static final String SHIPPED = "guidance.yml";

    /** Interests, and so the guidance that follows, are kept so long. */
    private static final Duration LONGEST_CAP = Duration.ofDays(90);

    private final YamlProblems problems = new YamlProblems();
    private final KnownThemes themes;

    private GuidanceFile(KnownThemes themes) {
        this.themes = themes;
    }

    /** The rules that are shipped. */
    public static GuidancePolicy shipped() {
        return new GuidanceFile(KnownThemes.ANY).policy(SHIPPED, YamlFile.shipped(GuidanceFile.class, SHIPPED));
    }

    /** Blank text stands for the shipped ones, as in the setting. */
    public static GuidancePolicy from(String file, KnownThemes themes) {
        return file.isBlank() ? shipped() : read(Path.of(file), themes);
    }

    /** What the file says, or the shipped one. */
    public static String text(String file) {
        return file.isBlank() ? YamlFile.shippedText(GuidanceFile.class, SHIPPED) : YamlFile.text(Path.of(file));
    }

    /**
     * Reads a file.
     *
     * @param themes that selectors may name
     * @throws io.vocstreams.platform.yaml.InvalidYamlException naming line and reason of all that is wrong
     */
    public static GuidancePolicy read(Path file, KnownThemes themes) {
        return new GuidanceFile(themes).policy(String.valueOf(file.getFileName()), YamlFile.read(file));
    }

    /** Reads text, whatever the lexicon says; {@code name} is what messages call it. */
    public static GuidancePolicy parse(String name, String yaml) {
        return new GuidanceFile(KnownThemes.ANY).policy(name, YamlFile.parse(name, yaml));
    }

    private GuidancePolicy policy(String name, YamlNode file) {
        YamlEntries entries = YamlEntries.of(file, "", problems);
        QuietHours quiet = new QuietHours(zone(entries), quiet(entries));
        Map<GuidanceClass, Cap> caps = entries.take("caps").map(this::caps).orElse(Map.of());
        List<GuidanceRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode item : entries.need("guidance").map(YamlNode::items).orElse(List.of())) {
            YamlEntries rule = YamlEntries.of(item, "guidance[" + rules.size() + "]", problems);
            rules.add(new GuidanceParser(rule, themes, problems).parse());
            String id = rules.get(rules.size() - 1).id();
            if (!id.isEmpty() && !ids.add(id)) {
                rule.wrong("id", "`" + id + "` stands there twice");
            }
        }
        entries.refuseUnknown();
        problems.refuseAny(name);
        return new GuidancePolicy(rules, caps, quiet);
    }

    private static ZoneId zone(YamlEntries entries) {
        String text = entries.takeText("zone").orElse("UTC");
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            entries.wrong("zone", "'" + text + "' is no time zone such as Asia/Tokyo");
            return ZoneId.of("UTC");
        }
    }

    private List<QuietHours.Block> quiet(YamlEntries entries) {
        if (entries.has("quiet") && !entries.has("zone")) {
            entries.wrong("quiet", "needs a `zone`");
        }
        List<QuietHours.Block> blocks = new ArrayList<>();
        for (YamlNode item : entries.take("quiet").map(YamlNode::items).orElse(List.of())) {
            YamlEntries.text(item, "quiet", problems)
                    .flatMap(text -> block(text, item))
                    .ifPresent(blocks::add);
        }
        return blocks;
    }

    private Optional<QuietHours.Block> block(String text, YamlNode node) {
        String[] ends = text.split("-", -1);
        try {
            if (ends.length == 2) {
                QuietHours.Block block = new QuietHours.Block(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
                if (!block.from().equals(block.until())) {
                    return Optional.of(block);
                }
            }
        } catch (DateTimeException e) {
            // Said below, like a block without an end.
        }
        problems.add(node, "quiet", "'" + text + "' is no part of a day such as 21:00-08:00");
        return Optional.empty();
    }

    private Map<GuidanceClass, Cap> caps(YamlNode node) {
        YamlEntries entries = YamlEntries.of(node, "caps", problems);
        Map<GuidanceClass, Cap> caps = new EnumMap<>(GuidanceClass.class);
        for (GuidanceClass free : List.of(GuidanceClass.SAFETY, GuidanceClass.SERVICE)) {
            entries.takeAny(free.name()).ifPresent(cap -> entries.wrong(free.name(), "is never capped"));
        }
        entries.take(GuidanceClass.MARKETING.name())
                .ifPresent(cap -> caps.put(
                        GuidanceClass.MARKETING,
                        cap(YamlEntries.of(cap, entries.at(GuidanceClass.MARKETING.name()), problems))));
        entries.refuseUnknown();
        return caps;
    }

    private Cap cap(YamlEntries entries) {
        entries.need("times");
        entries.need("within");
        Cap cap = new Cap(
                entries.takeNumber("times", 1).orElse(1),
                GuidanceParser.between(entries, "within", LONGEST_CAP).orElse(LONGEST_CAP));
        entries.refuseUnknown();
        return cap;
    }
}
