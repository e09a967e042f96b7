package io.vocstreams.journey.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vocstreams.model.score.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that teaches how to write a measure. */
class MeasuresPageTest {

    private static final Path PAGE = Path.of("../../docs/measures.md");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void shouldShowMeasuresThatCanBeRead() throws IOException {
        List<String> shown = YAML.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();

        assertThat(shown).isNotEmpty().allSatisfy(yaml -> assertThatCode(() -> MeasureFile.parse("page", yaml))
                .doesNotThrowAnyException());
    }

    @Test
    void shouldNameEveryDimension() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Dimension.values()).allSatisfy(dimension -> assertThat(page).contains("`" + dimension.key() + "`"));
    }
}
