package io.vocstreams.journey.rules;

import io.vocstreams.journey.domain.triggers.Departments;
import io.vocstreams.journey.domain.triggers.Departments.Department;
import io.vocstreams.journey.domain.triggers.Departments.Line;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.measures.KnownThemes;
import io.vocstreams.model.Channel;
import io.vocstreams.platform.text.Nearest;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code departments.yml}. */
public final class DepartmentFile {

    private static final String SHIPPED = "departments.yml";
    private static final String KEBAB_CASE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    /** In place of a department: the one that owns the theme of the case. */
    private static final String OF_THEME = "OF_THEME";

    private static final Collection<String> CHANNELS =
            Stream.of(Channel.values()).map(Channel::name).toList();

    private final Collection<String> rules;
    private final KnownThemes themes;
    private final YamlProblems problems = new YamlProblems();
    private final Map<String, Department> departments = new LinkedHashMap<>();

    private DepartmentFile(Collection<Rule> rules, KnownThemes themes) {
        this.rules = rules.stream().map(Rule::id).toList();
        this.themes = themes;
    }

    /**
     * Reads a file; blank text stands for the shipped one, as in the setting.
     *
     * @param rules those that lines may name, and whose owners must be departments
     * @param themes those that lines may name, and whose owners must be departments
     * @throws io.vocstreams.platform.yaml.InvalidYamlException naming line and reason of all that is wrong
     */
    public static Departments from(String file, Collection<Rule> rules, KnownThemes themes) {
        DepartmentFile reader = new DepartmentFile(rules, themes);
        if (file.isBlank()) {
            YamlNode shipped = YamlFile.shipped(DepartmentFile.class, SHIPPED);
            return reader.read(SHIPPED, shipped, rules, !themes.areTrusted());
        }
        Path path = Path.of(file);
        return reader.read(String.valueOf(path.getFileName()), YamlFile.read(path), rules, true);
    }

    /** What the file says, or the shipped one. */
    public static String text(String file) {
        return file.isBlank() ? YamlFile.shippedText(DepartmentFile.class, SHIPPED) : YamlFile.text(Path.of(file));
    }

    /** Reads text; {@code name} is what messages call it. */
    public static Departments parse(String name, String yaml, Collection<Rule> rules, KnownThemes themes) {
        return new DepartmentFile(rules, themes).read(name, YamlFile.parse(name, yaml), rules, true);
    }

    private Departments read(String name, YamlNode file, Collection<Rule> owned, boolean asksThemes) {
        YamlEntries entries = YamlEntries.of(file, "", problems);
        entries.need("departments").ifPresent(list -> list.items().forEach(this::addDepartment));
        List<Line> lines = new ArrayList<>();
        entries.take("cases").ifPresent(list -> {
            for (YamlNode item : list.items()) {
                lines.add(line(YamlEntries.of(item, "cases[" + lines.size() + "]", problems)));
            }
        });
        if (entries.has("departments")) {
            owned.forEach(rule -> requireOwner(entries, rule.then().owner(), "rule `" + rule.id() + "`"));
            if (asksThemes) {
                themes.owners().forEach((theme, owner) -> requireOwner(entries, owner, "theme `" + theme + "`"));
            }
        }
        entries.refuseUnknown();
        problems.refuseAny(name);
        return new Departments(List.copyOf(departments.values()), lines, themes::ownerOf);
    }

    private void requireOwner(YamlEntries entries, String owner, String what) {
        if (!departments.containsKey(owner)) {
            entries.wrong("departments", "`" + owner + "` is missing, the owner of " + what);
        }
    }

    private void addDepartment(YamlNode node) {
        YamlEntries entries = YamlEntries.of(node, "departments[" + departments.size() + "]", problems);
        String id = entries.needText("id").orElse("");
        if (entries.has("id") && !id.matches(KEBAB_CASE)) {
            entries.wrong("id", "'" + id + "' is no name in kebab-case such as customer-care");
        }
        Department department = new Department(
                id, entries.needText("ja").orElse(""), entries.needText("en").orElse(""));
        if (departments.putIfAbsent(id, department) != null) {
            entries.wrong("id", "`" + id + "` stands there twice");
        }
        entries.refuseUnknown();
    }

    private Line line(YamlEntries entries) {
        Set<String> channels = names(entries, "channel", CHANNELS);
        String owner = entries.needText("owner").orElse("");
        if (entries.has("owner") && !owner.equals(OF_THEME) && !departments.containsKey(owner)) {
            entries.wrong("owner", unknown("department", owner, departments.keySet()) + ", or " + OF_THEME);
        }
        Line line = new Line(
                names(entries, "rule", rules),
                themes(entries),
                Set.copyOf(channels.stream()
                        .filter(CHANNELS::contains)
                        .map(Channel::valueOf)
                        .toList()),
                texts(entries, "store").keySet(),
                texts(entries, "product").keySet(),
                owner.equals(OF_THEME) ? null : owner);
        entries.refuseUnknown();
        return line;
    }

    private Set<String> themes(YamlEntries entries) {
        Map<String, YamlNode> named = texts(entries, "theme");
        named.forEach((theme, node) -> {
            if (!themes.hold(theme)) {
                problems.add(
                        node, entries.at("theme"), "there is no theme `" + theme + "`; known are " + themes.listed());
            }
        });
        return named.keySet();
    }

    private Set<String> names(YamlEntries entries, String key, Collection<String> known) {
        Map<String, YamlNode> named = texts(entries, key);
        named.forEach((name, node) -> {
            if (!known.contains(name)) {
                problems.add(node, entries.at(key), unknown(key, name, known));
            }
        });
        return named.keySet();
    }

    private static String unknown(String what, String name, Collection<String> known) {
        return "there is no " + what + " `" + name + "`"
                + Nearest.to(name, List.copyOf(known))
                        .map(near -> "; did you mean `" + near + "`?")
                        .orElse("; known are " + String.join(", ", known));
    }

    /** Each text of a list, or of a text alone, where it stands. */
    private Map<String, YamlNode> texts(YamlEntries entries, String key) {
        Map<String, YamlNode> texts = new LinkedHashMap<>();
        entries.take(key).ifPresent(list -> {
            list.items().forEach(item -> YamlEntries.text(item, entries.at(key), problems)
                    .ifPresent(text -> texts.put(text, item)));
            if (list.items().isEmpty()) {
                entries.wrong(key, "is empty");
            }
        });
        return texts;
    }
}
