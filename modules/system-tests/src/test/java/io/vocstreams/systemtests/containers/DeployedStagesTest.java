package io.vocstreams.systemtests.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.app.cluster.StageCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What deploys and watches stages names each of them: a new one is missed here, and not by those who run it. */
class DeployedStagesTest {

    private static final Path DEPLOY = ComposeFile.root().resolve("deploy");

    @Test
    void shouldRunEveryStageInCompose() {
        assertThat(ComposeFile.read().services()).containsAll(StageCatalogue.STAGES);
    }

    @Test
    void shouldDeployEveryStageByTheChart() throws IOException {
        String values = read("helm/voc-streams/values.yaml");
        assertThat(StageCatalogue.STAGES).allSatisfy(stage -> assertThat(values).contains("\n  " + stage + ": {}\n"));
        String schema = read("helm/voc-streams/values.schema.json");
        assertThat(StageCatalogue.STAGES).allSatisfy(stage -> assertThat(schema)
                .contains("\"" + stage + "\": {\"$ref\": \"#/definitions/stage\"}"));
    }

    @Test
    void shouldWatchEveryStage() throws IOException {
        String targets = read("prometheus/prometheus.yml");
        String alerts = read("prometheus/alerts.yml");
        assertThat(StageCatalogue.STAGES).allSatisfy(stage -> {
            assertThat(targets).contains("\"" + stage + ":9464\"");
            assertThat(alerts).contains("absent(voc_stage_ready{stage=\"" + stage + "\"})");
        });
    }

    private static String read(String path) throws IOException {
        return Files.readString(DEPLOY.resolve(path));
    }
}
