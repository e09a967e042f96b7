package io.vocstreams.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "down",
                "status",
                "run",
                "topics",
                "replay",
                "generate",
                "scores",
                "journeys",
                "ledger",
                "redrive"
            })
    void shouldHaveHelpForEveryCommand(String command) {
        assertThat(voc(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: voc " + command);
    }

    @Test
    void shouldRefuseAMalformedSettingInOneLine() {
        assertThat(voc("scores", "--set", "voc.idle-timeout=soon", "--directory", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("voc: voc.idle-timeout: `soon` is not an ISO-8601 duration such as P7D or PT30M");
    }

    @Test
    void shouldRefuseASettingThatDoesNotExist() {
        assertThat(voc("run", "identity", "--set", "voc.idle-timeuot=PT1S", "--directory", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("voc: voc.idle-timeuot: there is no such setting");
    }

    @Test
    void shouldRefuseAThresholdBelowOne() {
        assertThat(voc(
                        "run",
                        "identity",
                        "--set",
                        "voc.identity.shared-threshold=0",
                        "--directory",
                        directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("voc: voc.identity.shared-threshold: `0` is not a whole number from 1");
    }

    @Test
    @Timeout(30)
    void shouldSayInOneLineThatNoBrokerAnswers() {
        assertThat(voc("run", "identity", "--bootstrap-servers", "localhost:1", "--directory", directory.toString()))
                .isEqualTo(3);
        assertThat(err.toString().lines())
                .containsExactly("voc: no Kafka broker answers at localhost:1"
                        + " (is it running? `voc up` starts a local one)");
    }

    @Test
    void shouldRefuseAHostThatCannotBeOne() {
        assertThat(voc("scores", "--bootstrap-servers", "no port", "--directory", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("voc: Kafka refuses the settings: ");
    }

    @Test
    void shouldRefuseAFixThatChangesNothing() throws Exception {
        Path fix = Files.writeString(directory.resolve("fix.yaml"), "version: 1\nfixes:\n  - topic: voc.feedback.v1\n");

        assertThat(voc("redrive", "--fix", fix.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("voc: fix.yaml: fixes[0]: changes nothing;"
                        + " it needs `rename`, `replace`, `shift` or `set`");
    }

    @Test
    void shouldRefuseAStageThatDoesNotExist() {
        assertThat(voc("run", "identity,sentiment")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("voc: `sentiment` is no stage; there are identity, journey, scores");
    }

    @Test
    void shouldRefuseAWrongMappingWithItsLine() throws Exception {
        Path mapping = Files.writeString(directory.resolve("wrong.yaml"), "version: 1\nsource: x\nfile: []\n");

        assertThat(voc("replay", mapping.toString(), "--dry-run")).isEqualTo(2);
        assertThat(err.toString()).contains("wrong.yaml:3");
    }

    @Test
    void shouldSayWhichOptionIsUnknown() {
        assertThat(voc("topics", "--chek")).isEqualTo(2);
        assertThat(err.toString()).startsWith("voc: Unknown option: '--chek'");
    }

    @Test
    void shouldSayThatNothingRuns() {
        assertThat(voc("down", "--directory", directory.toString())).isZero();
        assertThat(out.toString()).startsWith("nothing was running in ");
    }

    @Test
    void shouldGenerateTheSameSampleForTheSameSeed() {
        voc("generate", "--dry-run", "--json", "--customers", "20", "--seed", "3", "--end", "2026-11-01T00:00:00Z");
        String first = out.toString();
        out.getBuffer().setLength(0);
        voc("generate", "--dry-run", "--json", "--customers", "20", "--seed", "3", "--end", "2026-11-01T00:00:00Z");

        assertThat(out.toString()).isEqualTo(first).contains("voc.feedback.v1");
    }

    @Test
    void shouldNameTheKnobThatIsWrong() {
        assertThat(voc("generate", "--dry-run", "--customers", "3")).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("voc: customers: 3 is less than 12");
    }

    private int voc(String... arguments) {
        return Voc.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
