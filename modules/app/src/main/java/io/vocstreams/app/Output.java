package io.vocstreams.app;

import java.io.PrintWriter;
import java.util.function.BiConsumer;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command's answer goes, and in which form. */
public final class Output {

    private static final int ROWS_AT_ONCE = 1000;

    @Option(names = "--json", description = "Print JSON, for machines.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    public boolean isJson() {
        return json;
    }

    /** Refuses a command that is asked for two forms at once. */
    public void requireOneForm(boolean csv) {
        if (csv && json) {
            throw new InvalidUsage("--csv: cannot be combined with --json");
        }
    }

    public void line(String line) {
        spec.commandLine().getOut().println(line);
    }

    public void json(Object value) {
        line(Json.line(value));
    }

    /** The rows that the table has not given out yet. */
    public void table(TextTable table) {
        PrintWriter out = spec.commandLine().getOut();
        table.lines(out instanceof Screen screen ? screen.columns() : TextTable.UNLIMITED)
                .forEach(out::println);
    }

    /** A table of any length, written while its rows are made. */
    public <V> void table(TextTable table, Iterable<V> values, BiConsumer<TextTable, V> row) {
        for (V value : values) {
            row.accept(table, value);
            if (table.waiting() == ROWS_AT_ONCE) {
                table(table);
            }
        }
        table(table);
    }

    /** As JSON, a line each, or as a table. */
    public <V> void rows(
            Iterable<? extends V> values, Function<V, Object> view, TextTable table, BiConsumer<TextTable, V> row) {
        if (json) {
            values.forEach(value -> json(view.apply(value)));
        } else {
            values.forEach(value -> row.accept(table, value));
            table(table);
        }
    }

    /** Something to know that is not part of the answer. */
    public void note(String line) {
        spec.commandLine().getErr().println("voc: " + line);
    }
}
