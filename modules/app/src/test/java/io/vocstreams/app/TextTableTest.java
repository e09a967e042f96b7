package io.vocstreams.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

class TextTableTest {

    private static final String LONG = "x".repeat(300);

    @Test
    void shouldAlignTextLeftAndNumbersRight() {
        TextTable table = new TextTable("NAME", "N").row("web", 5).row("call center", 1234);

        assertThat(table.lines()).containsExactly("NAME            N", "web             5", "call center  1234");
    }

    @Test
    void shouldFitATerminalByCuttingTheWidestColumns() {
        TextTable table = new TextTable("KEY", "NAME", "N").row(LONG, LONG, 12);

        List<String> lines = table.lines(90);

        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(90));
        assertThat(lines.get(1)).matches("x{41}…  x{41}…  12");
    }

    @Test
    void shouldUseTheWidthThereIs() {
        TextTable table = new TextTable("KEY", "NAME").row("y".repeat(100), "z".repeat(90));

        assertThat(table.lines(200).get(1)).doesNotContain("…");
    }

    @Test
    void shouldCutNothingThatGoesToNoTerminal() {
        assertThat(new TextTable("KEY", "N").row(LONG, 12).lines().get(1)).startsWith(LONG);
    }

    @Test
    void shouldNeverCutWhatSomebodyCopies() {
        TextTable table =
                new TextTable("CUSTOMER", "CHANNELS").whole("CUSTOMER").row(LONG, LONG);

        assertThat(table.lines(100).get(1)).startsWith(LONG + "  ").endsWith("…");
    }

    @Test
    void shouldGiveOutEachRowOnceAndKeepItsColumns() {
        TextTable table = new TextTable("NAME", "N").row("web", 5);
        List<String> first = table.lines();
        table.row("call center", 12);

        assertThat(first).containsExactly("NAME  N", "web   5");
        assertThat(table.lines()).containsExactly("call center  12");
    }

    @Test
    void shouldPrintNothingThatATerminalWouldObey() {
        TextTable table = new TextTable("COMMENT").row("late\n\u001b[2Jagain");

        assertThat(table.lines()).containsExactly("COMMENT", "late [2Jagain");
    }

    @Test
    @Timeout(10)
    void shouldPrintManyRowsInSeconds() {
        StringWriter written = new StringWriter();
        Listed listed = new Listed();
        new CommandLine(listed).setOut(new PrintWriter(written)).parseArgs();
        TextTable table = new TextTable("CUSTOMER", "CHANNELS", "N");

        listed.output.table(
                table,
                IntStream.range(0, 100_000).boxed().toList(),
                (rows, number) -> rows.row("C" + number, "WEB STORE", number));

        assertThat(written.toString().lines())
                .hasSize(100_001)
                .last()
                .asString()
                .endsWith("99999");
    }

    @CommandLine.Command
    private static final class Listed {

        @CommandLine.Mixin
        private Output output = new Output();
    }
}
