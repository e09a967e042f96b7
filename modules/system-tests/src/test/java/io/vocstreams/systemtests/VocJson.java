package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vocstreams.app.Voc;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What `voc` says of a cluster, for machines. */
final class VocJson {

    private VocJson() {}

    /** Runs a command that must succeed. */
    static JsonNode of(Settings settings, Path work, String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--json",
                "--bootstrap-servers",
                settings.get(VocSettings.BOOTSTRAP_SERVERS),
                "--schema-registry",
                settings.get(VocSettings.SCHEMA_REGISTRY),
                "--directory",
                work.toString()));
        int status = Voc.execute(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        assertThat(status).as("%s%s", err, out).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    /** The ledger at rest. */
    static JsonNode ledger(Settings settings, Path work) throws IOException {
        return of(settings, work, "ledger", "--wait", "PT2M");
    }

    /** The ledger when all is settled, under the settings that the stages run with. */
    static JsonNode settled(Settings settings, Path work, Map<String, String> chosen) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("ledger", "--settled", "--wait", "PT10M"));
        chosen.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        return of(settings, work, arguments.toArray(String[]::new));
    }

    /** How many records of a topic are kept for a reason, or without one as dead letters; as the ledger counts, too. */
    static int kept(JsonNode ledger, String topic, @Nullable String reason) {
        for (JsonNode kept : ledger.get("kept")) {
            String found =
                    kept.get("reason").isNull() ? null : kept.get("reason").asText();
            if (kept.get("topic").asText().equals(topic) && Objects.equals(found, reason)) {
                assertThat(kept.get("records").asInt())
                        .isEqualTo(kept.get("ledger").asInt());
                return kept.get("records").asInt();
            }
        }
        return 0;
    }
}
