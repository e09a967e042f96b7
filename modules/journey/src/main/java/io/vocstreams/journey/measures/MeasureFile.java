package io.vocstreams.journey.measures;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.platform.yaml.InvalidYamlException;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads measures written as YAML: those that are shipped, or a file of one's own. */
public final class MeasureFile {

    private static final String SHIPPED = "measures.yml";

    private MeasureFile() {}

    /** The measures that are shipped. */
    public static List<Measure> shipped() {
        return measures(SHIPPED, YamlFile.shipped(MeasureFile.class, SHIPPED), KnownThemes.ANY);
    }

    /** Blank text stands for the shipped ones, as in the setting. */
    public static List<Measure> from(String file, KnownThemes themes) {
        return file.isBlank() ? shipped() : read(Path.of(file), themes);
    }

    /** What the file says; a blank name stands for the shipped one, as in the setting. */
    public static String text(String file) {
        return file.isBlank() ? YamlFile.shippedText(MeasureFile.class, SHIPPED) : YamlFile.text(Path.of(file));
    }

    /**
     * Reads a file.
     *
     * @param themes that selectors may name
     * @throws InvalidYamlException naming line and reason of all that is wrong
     */
    public static List<Measure> read(Path file, KnownThemes themes) {
        return measures(String.valueOf(file.getFileName()), YamlFile.read(file), themes);
    }

    /** Reads text, whatever the lexicon says; {@code name} is what messages call it. */
    public static List<Measure> parse(String name, String yaml) {
        return parse(name, yaml, KnownThemes.ANY);
    }

    static List<Measure> parse(String name, String yaml, KnownThemes themes) {
        return measures(name, YamlFile.parse(name, yaml), themes);
    }

    private static List<Measure> measures(String name, YamlNode file, KnownThemes themes) {
        YamlProblems problems = new YamlProblems();
        YamlEntries entries = YamlEntries.of(file, "", problems);
        List<Measure> measures = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        entries.need("measures").ifPresent(list -> {
            for (YamlNode item : list.items()) {
                YamlEntries measure = YamlEntries.of(item, "measures[" + measures.size() + "]", problems);
                measures.add(new MeasureParser(measure, themes, problems).parse());
                String id = measures.get(measures.size() - 1).id();
                if (!id.isEmpty() && !ids.add(id)) {
                    measure.wrong("id", "`" + id + "` stands there twice");
                }
            }
        });
        entries.refuseUnknown();
        problems.refuseAny(name);
        return List.copyOf(measures);
    }
}
