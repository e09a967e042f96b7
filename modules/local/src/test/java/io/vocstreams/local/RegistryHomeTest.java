package io.vocstreams.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryHomeTest {
    private static final String RUNNER = "apicurio-registry-app-3.0.9-runner.jar";

    @TempDir
    Path root;

    @Test
    void shouldBeFoundBesideTheApplicationJar() throws IOException {
        Path runner = file("opt/registry/" + RUNNER);

        assertThat(RegistryHome.find(Map.of(), root.resolve("opt")).runner()).isEqualTo(runner);
    }

    @Test
    void shouldBeFoundInTheBuildFromAnotherModule() throws IOException {
        Path runner = file("modules/local/target/registry/" + RUNNER);

        assertThat(RegistryHome.find(Map.of(), root.resolve("modules/app/target"))
                        .runner())
                .isEqualTo(runner);
    }

    @Test
    void shouldBeTakenFromTheFolderTheEnvironmentNames() throws IOException {
        file("opt/registry/" + RUNNER);
        Path named = file("named/" + RUNNER);

        Map<String, String> environment =
                Map.of("VOC_REGISTRY_HOME", root.resolve("named").toString());

        assertThat(RegistryHome.find(environment, root.resolve("opt")).runner()).isEqualTo(named);
    }

    @Test
    void shouldSayHowToGetItWhenItIsMissing() {
        Map<String, String> environment = Map.of("VOC_REGISTRY_HOME", root.toString());

        assertThatThrownBy(() -> RegistryHome.find(environment, root))
                .isInstanceOf(LocalStackException.class)
                .hasMessage("The schema registry's program was not found in " + root
                        + "; build it with mvn package, or name its folder in VOC_REGISTRY_HOME");
    }

    private Path file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
