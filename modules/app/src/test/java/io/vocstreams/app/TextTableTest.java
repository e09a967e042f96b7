package io.vocstreams.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void shouldAlignTextLeftAndNumbersRight() {
        TextTable table = new TextTable("NAME", "N").row("web", 5).row("call center", 1234);

        assertThat(table.lines()).containsExactly("NAME            N", "web             5", "call center  1234");
    }

    @Test
    void shouldFitAHundredColumnsByCuttingTheWidestColumn() {
        TextTable table = new TextTable("KEY", "N").row("x".repeat(300), 12);

        assertThat(table.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(table.lines().get(1)).contains("…").endsWith("12");
    }
}
