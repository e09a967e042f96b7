package io.vocstreams.app.command;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.Connection;
import io.vocstreams.app.Logs;
import io.vocstreams.app.cluster.ClusterStatus;
import io.vocstreams.app.cluster.Pipeline;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code voc run}: stages, until stopped; what a container runs. */
@Command(
        name = "run",
        description = "Runs stages against a cluster, until stopped (SIGTERM ends them cleanly).",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Parameters(split = ",", paramLabel = "STAGES", description = "identity, journey, scores: one or several.")
    private List<String> stages = List.of();

    @Override
    public Integer call() throws InterruptedException {
        for (String stage : stages) {
            if (!ClusterStatus.STAGES.contains(stage)) {
                throw new CommandFailure(
                        "`" + stage + "` is no stage; there are " + String.join(", ", ClusterStatus.STAGES));
            }
        }
        Logs.ofService();
        try (Pipeline pipeline = Pipeline.start(stages, connection.settings())) {
            Runtime.getRuntime().addShutdownHook(new Thread(pipeline::close, "stop-stages"));
            String ended = pipeline.awaitEndOfOne();
            throw new CommandFailure("stage " + ended + " has ended" + pipeline.problem());
        }
    }
}
