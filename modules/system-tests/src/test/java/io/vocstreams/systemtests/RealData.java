package io.vocstreams.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.replay.ProgressListener;
import io.vocstreams.replay.ReplayContext;
import io.vocstreams.replay.ReplayPlan;
import io.vocstreams.replay.ReplaySummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Assumptions;

/** The real data sets, which lie beside the repository where they are there at all. */
final class RealData {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    private RealData() {}

    /** The folder of a data set; skips the test, visibly, where it is not. */
    static Path require(String name) {
        String given = System.getenv("VOC_DATA");
        Path data = given == null ? REPOSITORY.resolveSibling("shared").resolve("data") : Path.of(given);
        Path folder = data.resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(folder), "no data set at " + folder);
        return folder;
    }

    static JsonNode truth(Path folder) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("truth.json").toFile());
    }

    static ReplaySummary replay(String mapping, Path folder, Settings settings) {
        ReplayPlan plan = ReplayPlan.load(REPOSITORY.resolve("examples/replay").resolve(mapping), folder);
        ReplayContext context =
                new ReplayContext(Instant.now(), TimePolicy.DEFAULT.latenessHorizon(), Instant.MIN, false);
        plan.check(context);
        try (KafkaPublisher publisher = new KafkaPublisher(settings)) {
            return plan.run(publisher, ProgressListener.SILENT, context);
        }
    }
}
