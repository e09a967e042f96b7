package io.vocstreams.app.command;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.Connection;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Logs;
import io.vocstreams.app.cluster.ClusterStatus;
import io.vocstreams.app.cluster.Pipeline;
import io.vocstreams.app.cluster.StatusFiles;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code voc run}: stages, until stopped; what a container runs. */
@Command(
        name = "run",
        description = "Runs stages against a cluster, until stopped (SIGTERM ends them cleanly).",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean endedByItself = new AtomicBoolean();

    @Mixin
    private Connection connection = new Connection();

    @Parameters(split = ",", paramLabel = "STAGES", description = "identity, journey, scores: one or several.")
    private List<String> stages = List.of();

    @Override
    public Integer call() throws InterruptedException {
        for (String stage : stages) {
            if (!ClusterStatus.STAGES.contains(stage)) {
                throw new InvalidUsage(
                        "`" + stage + "` is no stage; there are " + String.join(", ", ClusterStatus.STAGES));
            }
        }
        Settings settings = connection.settings();
        Logs.ofService();
        StatusFiles statuses = new StatusFiles(Path.of(settings.get(VocSettings.STATE_DIRECTORY)));
        try (Pipeline pipeline = Pipeline.start(stages, settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(pipeline), "stop-stages"));
            Optional<String> ended = Optional.empty();
            while (ended.isEmpty()) {
                ended = pipeline.awaitEndOfOne(LOOK);
                pipeline.tell(statuses, settings.get(VocSettings.INSTANCE));
            }
            if (!told.get()) {
                endedByItself.set(true);
                throw new CommandFailure("stage " + ended.get() + " has ended" + pipeline.problem());
            }
            return 0;
        }
    }

    /** A process that was told to stop, and did, ends with 0 and not with the number of the signal. */
    private void stop(Pipeline pipeline) {
        told.set(true);
        pipeline.close();
        if (!endedByItself.get()) {
            Runtime.getRuntime().halt(0);
        }
    }
}
