package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Json;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.cluster.ClusterStatus;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code voc status}: whether records can flow; exit 0 if everything is ready. */
@Command(
        name = "status",
        description = "Shows whether broker, topics, registry and stages are ready; exits 1 if not.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Map<String, String> problems = new ClusterStatus(connection.settings()).problems();
        if (json) {
            spec.commandLine().getOut().println(Json.line(problems));
        } else {
            TextTable table = new TextTable("PART", "STATUS");
            problems.forEach((part, problem) -> table.row(part, problem.isEmpty() ? "ready" : problem));
            table.lines().forEach(spec.commandLine().getOut()::println);
        }
        return problems.values().stream().allMatch(String::isEmpty) ? 0 : 1;
    }
}
