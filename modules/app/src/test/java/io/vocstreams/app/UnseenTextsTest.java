package io.vocstreams.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Six hundred sentences, written and labelled by somebody who had not seen the lexicon. What they showed when they were
 * first read stands in docs/lexicon.md; a change of the lexicon must not make it worse.
 */
class UnseenTextsTest {

    @ParameterizedTest
    @CsvSource({"en, 0.73, 0.92, 0.69", "ja, 0.80, 0.96, 0.79"})
    void shouldReadThemNoWorseThanTheFirstLexiconDid(
            String language, double accuracy, double rightPolarity, double negatives) throws Exception {
        JsonNode figures = evaluate(language);

        assertThat(figures.path("accuracy").asDouble()).isGreaterThanOrEqualTo(accuracy);
        assertThat(figures.path("rightPolarity").asDouble()).isGreaterThanOrEqualTo(rightPolarity);
        assertThat(figures.path("recall").path("negative").asDouble()).isGreaterThanOrEqualTo(negatives);
    }

    private static JsonNode evaluate(String language) throws Exception {
        StringWriter out = new StringWriter();
        int exit = Voc.execute(
                new PrintWriter(out),
                new PrintWriter(out),
                "text",
                "evaluate",
                "--json",
                file(language).toString());
        assertThat(exit).as(out.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private static Path file(String language) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(UnseenTextsTest.class.getResource("/unseen/" + language + ".csv"))
                .toURI());
    }
}
