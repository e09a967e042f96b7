package io.vocstreams.platform.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a YAML file may be, and what is said of one that may not. */
class YamlFileTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldKeepTextAsItStandsAndLines() {
        YamlNode.Keys keys = (YamlNode.Keys) YamlFile.parse("x.yml", "# a comment\na: 01\nb: [no, '~', ~, ]\nc:\n");

        assertThat(keys.entries())
                .extracting(YamlNode.Entry::value)
                .containsExactly(
                        new YamlNode.Scalar(2, "01", false),
                        new YamlNode.Sequence(
                                3,
                                List.of(
                                        new YamlNode.Scalar(3, "no", false),
                                        new YamlNode.Scalar(3, "~", false),
                                        new YamlNode.Scalar(3, "~", true))),
                        new YamlNode.Scalar(4, "", true));
    }

    @Test
    void shouldReadASignWhereverItStands() {
        for (int before = 1_000; before < 1_050; before++) {
            String text = "x".repeat(before) + "\uD83D\uDE0A";

            YamlNode.Keys keys = (YamlNode.Keys) YamlFile.parse("x.yml", "a: " + text + "\n");

            assertThat(keys.entries().get(0).value()).isEqualTo(new YamlNode.Scalar(1, text, false));
        }
    }

    @Test
    void shouldRepeatAPartThroughAsManyAliasesAsThereAre() {
        String questions = "  - {scale: *five}\n".repeat(500);

        YamlNode.Keys keys = (YamlNode.Keys) YamlFile.parse("x.yml", "scale: &five {1: 1, 5: 5}\nall:\n" + questions);

        assertThat(keys.entries().get(1).value().items()).hasSize(500).allSatisfy(item -> {
            YamlNode scale = ((YamlNode.Keys) item).entries().get(0).value();
            assertThat(scale).isSameAs(keys.entries().get(0).value());
        });
    }

    @Test
    void shouldRefuseFewAliasesThatStandForTooMuch() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }

        assertThatThrownBy(() -> YamlFile.parse("x.yml", yaml.toString()))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessage("x.yml:6: holds more than 1000000 values here, counting what aliases repeat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    @Timeout(10)
    void shouldRefuseDeepNestingWithoutAStackThatBursts(String level) {
        assertThatThrownBy(() -> YamlFile.parse("x.yml", level.repeat(20_000)))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessage("x.yml:1: is nested deeper than 50 levels");
    }

    @Test
    void shouldRefuseNestingThatAliasesHide() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 60; i++) {
            yaml.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }

        assertThatThrownBy(() -> YamlFile.parse("x.yml", yaml.toString()))
                .hasMessage("x.yml:50: is nested deeper than 50 levels");
    }

    @Test
    void shouldSayWhereItIsNoYaml() {
        refuses("a: 1\nb: [1\n", "x.yml:3: is no YAML: expected ',' or ']', but got <stream end>");
        refuses("a: 1\nb: \u0007\n", "x.yml:2: has a character that YAML does not allow: BEL");
        refuses("a: *b", "x.yml:1: `*b` stands for nothing; no `&b` above it");
        refuses("a: &a [*a]", "x.yml:1: `*a` stands inside the part it repeats");
        refuses("a: 1\n---\nb: 1", "x.yml:2: a second document begins here; a file holds one");
        refuses("a: !!java.net.URL x", "x.yml:1: has a tag (tag:yaml.org,2002:java.net.URL), which is not used here");
        refuses("# nothing\n", "x.yml:1: is empty");
    }

    private static void refuses(String yaml, String message) {
        assertThatThrownBy(() -> YamlFile.parse("x.yml", yaml))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessage(message);
    }

    @Test
    void shouldSayWhyAFileCannotBeRead() throws IOException {
        assertThatThrownBy(() -> YamlFile.read(folder.resolve("x.yml")))
                .hasMessage("x.yml: there is no such file (" + folder.resolve("x.yml") + ")");
        assertThatThrownBy(() -> YamlFile.read(folder))
                .hasMessage(folder.getFileName() + ": is a folder (" + folder + ")");
        refuses(
                "a: 1\nb: 選択\n".getBytes(Charset.forName("Shift_JIS")),
                "x.yml:2: is not UTF-8 from here on; save" + " the file as UTF-8");
        refuses("a: 1".getBytes(StandardCharsets.UTF_16), "x.yml: is UTF-16; save it as UTF-8");
        refuses(" ".repeat(5 << 20).getBytes(StandardCharsets.UTF_8), "x.yml: is larger than 4 MB");
    }

    private void refuses(byte[] content, String message) throws IOException {
        Path file = Files.write(folder.resolve("x.yml"), content);

        assertThatThrownBy(() -> YamlFile.read(file))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessage(message);
    }

    @Test
    @Timeout(10)
    void shouldNotWaitForAPipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.yml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> YamlFile.read(pipe)).hasMessage("pipe.yml: is no ordinary file (" + pipe + ")");
    }

    @Test
    void shouldLeaveOutAByteOrderMark() throws IOException {
        Path file = Files.writeString(folder.resolve("x.yml"), "\ufeffa: 1");

        assertThat(YamlEntries.of(YamlFile.read(file), "", new YamlProblems()).has("a"))
                .isTrue();
    }
}
