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
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Ours as shipped, but with no measures: the difference is what all of them cost. */
final class Unmeasured {

    private static final String SHIPPED_RULES = "/io/vocstreams/journey/rules/rules.yml";

    private Unmeasured() {}

    /** @param folder where the files may lie while it runs */
    static Map<String, String> settings(Path folder) {
        try {
            Path measures = folder.resolve("measures.yml");
            Path rules = folder.resolve("rules.yml");
            Files.createDirectories(folder);
            Files.writeString(measures, "measures: []\n");
            Files.writeString(rules, rules());
            return Map.of("voc.journey.measures", measures.toString(), "voc.journey.rules", rules.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped ones, but for those that ask for a measure. */
    static String rules() throws IOException {
        try (InputStream shipped =
                Objects.requireNonNull(JourneyTopology.class.getResourceAsStream(SHIPPED_RULES), SHIPPED_RULES)) {
            Map<?, ?> file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(shipped);
            List<?> unmeasured = ((List<?>) Objects.requireNonNull(file.get("rules")))
                    .stream().filter(rule -> !asksForMeasure((Map<?, ?>) rule)).toList();
            return new Dump(DumpSettings.builder().build()).dumpToString(Map.of("rules", unmeasured));
        }
    }

    private static boolean asksForMeasure(Map<?, ?> rule) {
        return rule.get("when") instanceof Map<?, ?> when && when.containsKey("measure");
    }
}
