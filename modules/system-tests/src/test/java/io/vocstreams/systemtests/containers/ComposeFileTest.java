package io.vocstreams.systemtests.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.app.cluster.StageCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComposeFileTest {

    private static final Path ROOT = ComposeFile.root();

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void shouldPinEveryImageByVersion() {
        assertThat(compose.services()).allSatisfy(service -> assertThat(compose.image(service))
                .matches("[a-z/.-]+:v?\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"));
    }

    @Test
    void shouldRunTheImageOfThisVersion() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));

        assertThat(StageCatalogue.STAGES).allSatisfy(stage -> {
            String version = compose.image(stage).replaceFirst("^voc-streams:", "");
            assertThat(pom).contains("<version>" + version + "</version>\n  <packaging>pom</packaging>");
        });
    }

    /** Such a line needs an image of its own, which many registries' mirrors do not have. */
    @Test
    void shouldBuildTheImageWithTheEnginesOwnSyntax() throws IOException {
        try (Stream<String> lines = Files.lines(ROOT.resolve("deploy/image/Dockerfile"))) {
            assertThat(lines)
                    .noneMatch(line -> line.startsWith("# syntax"))
                    .noneMatch(line -> line.contains(":latest"));
        }
    }
}
