package io.vocstreams.bench.harness;

import io.vocstreams.journey.stream.JourneyTopology;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Ours as shipped, but with no measures: the difference is what all of them cost. The subset has still less. */
final class Unmeasured {

    /** Settings of files, by what each file lists. */
    private static final Map<String, String> FILES = Map.of(
            "measures", "voc.journey.measures",
            "rules", "voc.journey.rules",
            "guidance", "voc.journey.guidance");

    private static final String SHIPPED_RULES = "/io/vocstreams/journey/rules/rules.yml";
    private static final String SHIPPED_DEPARTMENTS = "/io/vocstreams/journey/rules/departments.yml";

    private Unmeasured() {}

    /** @param folder where the files may lie while it runs */
    static Map<String, String> settings(Path folder) {
        Map<String, String> settings = new TreeMap<>();
        settings.put(FILES.get("measures"), empty("measures", folder));
        settings.put(FILES.get("rules"), write(folder.resolve("rules.yml"), rules()));
        return settings;
    }

    /** And without all rules: of what the others leave out, all that can be. */
    static Map<String, String> settingsOfSubset(Path folder) {
        Map<String, String> settings = new TreeMap<>();
        FILES.forEach((list, setting) -> settings.put(setting, empty(list, folder)));
        settings.put("voc.actions.departments", write(folder.resolve("departments.yml"), departments()));
        settings.put("voc.scores.breakdowns", "none,channel");
        return settings;
    }

    private static String empty(String list, Path folder) {
        return write(folder.resolve(list + ".yml"), list + ": []\n");
    }

    private static String write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped ones, but for those that ask for a measure. */
    static String rules() {
        List<?> unmeasured = shipped(SHIPPED_RULES, "rules").stream()
                .filter(rule -> !asksForMeasure((Map<?, ?>) rule))
                .toList();
        return list("rules", unmeasured);
    }

    /** The shipped ones, who own no rule's cases. */
    private static String departments() {
        return list("departments", shipped(SHIPPED_DEPARTMENTS, "departments"));
    }

    private static List<?> shipped(String resource, String list) {
        try (InputStream shipped =
                Objects.requireNonNull(JourneyTopology.class.getResourceAsStream(resource), resource)) {
            Map<?, ?> file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(shipped);
            return (List<?>) Objects.requireNonNull(file.get(list));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String list(String name, List<?> entries) {
        return new Dump(DumpSettings.builder().build()).dumpToString(Map.of(name, entries));
    }

    private static boolean asksForMeasure(Map<?, ?> rule) {
        return rule.get("when") instanceof Map<?, ?> when && when.containsKey("measure");
    }
}
