package io.vocstreams.text.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.platform.yaml.InvalidYamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LexiconsTest {

    private static final Path SHIPPED = Path.of("../../lexicon");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        for (String name : LexiconParser.FILES) {
            Files.copy(SHIPPED.resolve(name), folder.resolve(name));
        }
    }

    private void change(String name, String old, String replacement) throws IOException {
        String yaml = Files.readString(folder.resolve(name));
        assertThat(yaml).contains(old);
        Files.writeString(folder.resolve(name), yaml.replace(old, replacement));
    }

    private void assertRefused(String problem) {
        assertThatThrownBy(() -> Lexicons.checked(folder))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void shouldFindNothingWrongWithTheShippedOne() {
        assertThat(Lexicons.checked(folder).fingerprint())
                .isEqualTo(Lexicons.shipped().fingerprint());
    }

    @Test
    void shouldChangeItsFingerprintWithItsFiles() throws IOException {
        change("ja.yml", "# Japanese.", "# Japanese, changed.");

        assertThat(Lexicons.from(folder).fingerprint())
                .isNotEqualTo(Lexicons.shipped().fingerprint());
    }

    @Test
    void shouldRefuseAnUnknownKeyWithItsLine() throws IOException {
        change("lexicon.yml", "version: \"7\"", "version: \"7\"\nowner: me");

        assertRefused("lexicon.yml:3: owner: unknown key");
    }

    @Test
    void shouldRefuseAPatternThatAddsNothing() throws IOException {
        change(
                "ja.yml",
                "negated: NOTHING\n",
                "negated: NOTHING\n  - {id: twice, tone: POSITIVE, patterns: [すばらしい]}\n");

        assertRefused("groups.twice: `すばらしい` is the same as");
    }

    @Test
    void shouldRefuseAPatternThatIsNeverFound() throws IOException {
        change(
                "lexicon.yml",
                "  - id: happy-sign",
                "  - {id: hiding, tone: POSITIVE, patterns: [大満足]}\n  - id: happy-sign");

        assertRefused("`大満足` is never found");
    }

    @Test
    void shouldRefuseAPatternOfFillers() throws IOException {
        change("en.yml", "  - id: asking\n", "  - {id: small, tone: POSITIVE, patterns: [the very]}\n  - id: asking\n");

        assertRefused("`the very` begins or ends with a gap, or has only fillers");
    }

    @Test
    void shouldRefuseAFileThatNobodyReads() throws IOException {
        Files.writeString(folder.resolve("fr.yml"), "a: b");

        assertRefused("fr.yml: is no file of a lexicon");
    }

    @Test
    void shouldRefuseALeaningWithoutItsTwoWeights() throws IOException {
        change("leanings.yml", "ja:\n", "ja:\n  \"much\": [雨]\n");

        assertRefused("leanings.yml:4: ja: `much` is not two whole numbers, of praise and of blame");
    }

    @Test
    void shouldRefuseCharactersWithABracketWithoutItsEnd() throws IOException {
        change("en.yml", "\"=fair play\"", "\"=fair (play\"");

        assertRefused("`=fair (play` has a bracket without its end");
    }

    @Test
    void shouldRefuseAThemeThatStandsTwice() throws IOException {
        change("themes.yml", "{id: taste,", "{id: price,");

        assertRefused("`price` stands in line");
    }
}
