package io.vocstreams.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.app.Voc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
@Timeout(120)
class RunCommandTest {

    @TempDir
    Path state;

    /** In a process of its own: what ends it is also what decides its status. */
    @Test
    void shouldEndWithTheStatusOfWhatDoesNotAnswer() throws IOException, InterruptedException {
        Process run = run("voc.start-patience=PT1S");

        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).as(said).isEqualTo(3);
        assertThat(said).contains("no Kafka broker answers at localhost:1");
    }

    @Test
    void shouldEndWithZeroWhenToldToWhileItWaits() throws IOException, InterruptedException {
        Process run = run("voc.start-patience=PT5M");
        assertThat(run.inputReader(StandardCharsets.UTF_8).lines().anyMatch(line -> line.contains("tries again")))
                .isTrue();

        run.destroy();

        assertThat(run.waitFor()).isZero();
    }

    private Process run(String setting) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Voc.class.getName(), "run", "identity"));
        command.addAll(List.of("--bootstrap-servers", "localhost:1", "--schema-registry", "http://localhost:2"));
        command.addAll(List.of("--set", "voc.http.port=0", "--set", "voc.state-directory=" + state));
        command.addAll(List.of("--set", setting));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
