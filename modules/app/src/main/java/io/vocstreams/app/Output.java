package io.vocstreams.app;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command's answer goes, and in which form. */
public final class Output {

    @Option(names = "--json", description = "Print JSON, for machines.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    public boolean isJson() {
        return json;
    }

    public void line(String line) {
        spec.commandLine().getOut().println(line);
    }

    public void json(Object value) {
        line(Json.line(value));
    }

    public void table(TextTable table) {
        table.lines().forEach(this::line);
    }

    /** Something to know that is not part of the answer. */
    public void note(String line) {
        spec.commandLine().getErr().println("voc: " + line);
    }
}
