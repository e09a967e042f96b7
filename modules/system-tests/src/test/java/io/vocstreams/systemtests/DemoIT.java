package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vocstreams.app.Voc;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a new user runs first. */
@Timeout(300)
class DemoIT {

    @TempDir
    private Path work = Path.of("");

    @Test
    void shouldEndByItselfWithTheTrueScores() throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int status = Voc.execute(
                new PrintWriter(out),
                new PrintWriter(err),
                "demo",
                "--json",
                "--customers",
                "60",
                "--directory",
                work.toString());

        assertThat(err.toString()).isEmpty();
        JsonNode summary = new ObjectMapper().readTree(out.toString());
        assertThat(summary.get("differences")).isEmpty();
        assertThat(summary.get("equal").asBoolean()).isTrue();
        assertThat(summary.get("rates").get("equal").asBoolean()).isTrue();
        assertThat(summary.get("rates").get("compared").asInt()).isGreaterThan(100);
        assertThat(summary.get("cases").get("equal").asBoolean()).isTrue();
        assertThat(summary.get("cases").get("compared").asInt()).isGreaterThan(10);
        assertThat(summary.get("guidance").get("equal").asBoolean()).isTrue();
        assertThat(summary.get("guidance").get("compared").asInt()).isGreaterThan(2);
        assertThat(summary.get("scores").size()).isGreaterThan(100);
        assertThat(status).isZero();
    }
}
