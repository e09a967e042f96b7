package io.vocstreams.systemtests.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.systemtests.containers.WatchFiles.Alert;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class AlertsTest {

    private static final Path ROOT = ComposeFile.root();

    @Test
    void shouldSayWhatIsWrongHowUrgentItIsAndWhereToRead() {
        assertThat(WatchFiles.alerts()).allSatisfy(alert -> {
            assertThat(alert.labels().get("severity")).isIn("critical", "warning");
            assertThat(alert.annotation("summary")).isNotBlank();
            assertThat(alert.annotation("description")).isNotBlank();
            assertThat(alert.annotation("runbook_url")).isEqualTo("docs/runbooks/" + alert.name() + ".md");
        });
    }

    @Test
    void shouldHaveAPageForEachAlertAndNoOther() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs/runbooks"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(WatchFiles.alerts().stream()
                            .map(alert -> alert.name() + ".md")
                            .toList());
        }
    }

    @Test
    void shouldSayOnEachPageWhatItMeansWhatToLookAtAndWhatToDo() {
        assertThat(WatchFiles.alerts()).allSatisfy(alert -> {
            String page = Files.readString(ROOT.resolve(alert.annotation("runbook_url")));
            assertThat(page)
                    .startsWith("# " + alert.name() + "\n")
                    .contains("**What it means.**", "**What to look at.**", "**What to do.**");
        });
    }

    @Test
    void shouldFireAndStaySilentAsTheirTestsSay() throws IOException, InterruptedException {
        String tests = Files.readString(WatchFiles.RULES.resolve("alerts.test.yml"));
        assertThat(WatchFiles.alerts()).extracting(Alert::name).allSatisfy(name -> assertThat(tests)
                .contains("alertname: " + name + "\n        exp_alerts:"));
        Assumptions.assumeTrue(isInstalled("promtool"), "no promtool on the path: apt-get install prometheus");

        Process promtool = new ProcessBuilder("promtool", "test", "rules", "alerts.test.yml")
                .directory(WatchFiles.RULES.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(output).isZero();
    }

    private static boolean isInstalled(String program) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return List.of(path.split(File.pathSeparator, -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
