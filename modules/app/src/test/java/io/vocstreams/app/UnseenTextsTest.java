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
 * Sentences that the lexicon was not made from. What they showed stands in docs/lexicon.md; a change of the lexicon must
 * not make it worse.
 */
class UnseenTextsTest {

    @ParameterizedTest
    @CsvSource({
        "en, 0.80, 0.96, 0.82",
        "en-2, 0.74, 0.93, 0.81",
        "en-airlines, 0.82, 0.94, 0.76",
        "ja, 0.81, 0.97, 0.79",
        "ja-2, 0.78, 0.90, 0.74"
    })
    void shouldReadThemNoWorseThanBefore(String name, double accuracy, double rightPolarity, double negatives)
            throws Exception {
        JsonNode figures = evaluate(name);

        assertThat(figures.path("accuracy").asDouble()).isGreaterThanOrEqualTo(accuracy);
        assertThat(figures.path("rightPolarity").asDouble()).isGreaterThanOrEqualTo(rightPolarity);
        assertThat(figures.path("recall").path("negative").asDouble()).isGreaterThanOrEqualTo(negatives);
    }

    private static JsonNode evaluate(String name) throws Exception {
        StringWriter out = new StringWriter();
        int exit = Voc.execute(
                new PrintWriter(out),
                new PrintWriter(out),
                "text",
                "evaluate",
                "--json",
                file(name).toString());
        assertThat(exit).as(out.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private static Path file(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(UnseenTextsTest.class.getResource("/unseen/" + name + ".csv"))
                .toURI());
    }
}
