package io.vocstreams.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ValuesTableTest {

    private static final Path PAGE = Chart.ROOT.resolve("docs/helm-values.md");
    private static final String BEGIN = "<!-- values: written from the chart's values.yaml; do not edit -->\n";
    private static final String END = "<!-- end of values -->";

    @Test
    void shouldSayWhatEveryValueIsFor() throws IOException {
        ValuesTable table = ValuesTable.of(Chart.file("values.yaml"));

        assertThat(table.rows()).hasSizeGreaterThan(40).allMatch(row -> row.meaning()
                .isPresent());
    }

    @Test
    @Tag("generated")
    void shouldBeDescribedInTheDocumentation() throws IOException {
        String page = Files.readString(PAGE);
        String wanted = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + "\n"
                + ValuesTable.of(Chart.file("values.yaml")).markdown() + "\n" + page.substring(page.indexOf(END));
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(PAGE, wanted);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/helm-values.md is not what values.yaml says; CONTRIBUTING.md says how to rewrite it")
                .isEqualTo(wanted);
    }
}
