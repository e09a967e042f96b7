package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Output;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.cluster.ClusterStatus;
import io.vocstreams.app.cluster.LocalPipeline;
import io.vocstreams.app.cluster.StatusFiles;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code voc status}: whether records can flow; exit 0 if everything is ready. */
@Command(
        name = "status",
        description =
                "Shows whether broker, topics, registry, stages and this machine's services are ready; exits 1 if not.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        Path stateDirectory = connection
                .localStack()
                .map(stack -> LocalPipeline.stateDirectory(stack.options()))
                .orElseGet(() -> Path.of(settings.get(VocSettings.STATE_DIRECTORY)));
        Map<String, String> problems = new ClusterStatus(settings, stateDirectory).problems();
        if (output.isJson()) {
            output.json(problems);
        } else {
            TextTable table = new TextTable("PART", "STATUS");
            problems.forEach((part, problem) -> table.row(part, problem.isEmpty() ? "ready" : problem));
            new StatusFiles(stateDirectory).endpoints().forEach(url -> table.row("metrics, health", url));
            output.table(table);
        }
        output.note(connection.place(settings));
        return problems.values().stream().allMatch(String::isEmpty) ? 0 : 1;
    }
}
