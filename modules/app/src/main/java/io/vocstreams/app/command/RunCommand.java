package io.vocstreams.app.command;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.Connection;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Logs;
import io.vocstreams.app.access.MissingRights;
import io.vocstreams.app.access.Role;
import io.vocstreams.app.cluster.PatientStart;
import io.vocstreams.app.cluster.Pipeline;
import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.app.cluster.StatusFiles;
import io.vocstreams.app.http.BuildInfo;
import io.vocstreams.app.http.Exposition;
import io.vocstreams.app.http.ServiceEndpoints;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.http.HttpService;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.run.StageHealth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code voc run}: stages, until stopped; what a container runs. */
@Command(
        name = "run",
        description = "Runs stages against a cluster, until stopped (SIGTERM ends them cleanly).",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final AtomicReference<@Nullable Pipeline> running = new AtomicReference<>();
    private volatile String waiting = "looks for broker and registry";
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean failed = new AtomicBoolean();

    @Mixin
    private Connection connection = new Connection();

    @Parameters(
            split = ",",
            paramLabel = "STAGES",
            completionCandidates = Names.class,
            description = "${COMPLETION-CANDIDATES}: one or several.")
    private List<String> stages = List.of();

    private static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(StageCatalogue.STAGES);
        }
    }

    @Override
    public Integer call() throws Exception {
        for (String stage : stages) {
            if (!StageCatalogue.STAGES.contains(stage)) {
                throw new InvalidUsage(
                        "`" + stage + "` is no stage; there are " + String.join(", ", StageCatalogue.STAGES));
            }
        }
        Settings settings = connection.settings();
        Logs.ofService();
        BuildInfo build = BuildInfo.load();
        try (Exposition meters = new Exposition(build)) {
            Optional<HttpService> http = new ServiceEndpoints(settings, meters, build, this::health).start();
            try {
                run(settings, meters, http);
            } catch (Exception failure) {
                failed.set(!stopping.get());
                throw failure;
            } finally {
                http.ifPresent(HttpService::close);
            }
        }
        return 0;
    }

    private void run(Settings settings, Exposition meters, Optional<HttpService> http) throws Exception {
        StatusFiles statuses = new StatusFiles(Path.of(settings.get(VocSettings.STATE_DIRECTORY)));
        String instance = settings.get(VocSettings.INSTANCE);
        PatientStart patientStart = new PatientStart(settings.get(VocSettings.START_PATIENCE), (away, pause) -> {
            LOG.warn("Not started yet, tries again in {} ms: {}", pause.toMillis(), away.getMessage());
            waiting = "waiting: " + away.getMessage();
            stages.forEach(stage -> statuses.write(stage, instance, waiting));
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(patientStart, statuses, instance), "stop-stages"));
        Pipeline started = patientStart.start(() -> Pipeline.start(stages, settings, meters.registry()));
        if (started == null) {
            return;
        }
        running.set(started);
        try (Pipeline pipeline = started) {
            http.ifPresent(service -> statuses.tellEndpoint(instance, service.url()));
            Optional<String> ended = Optional.empty();
            while (ended.isEmpty()) {
                ended = pipeline.awaitEndOfOne(LOOK);
                pipeline.tell(statuses, instance);
            }
            if (!stopping.get()) {
                throw new CommandFailure(
                        "stage " + ended.get() + " has ended" + pipeline.problem() + missingRight(pipeline));
            }
        }
    }

    private List<StageHealth> health() {
        Pipeline pipeline = running.get();
        return pipeline != null
                ? pipeline.health()
                : stages.stream()
                        .map(stage -> new StageHealth(stage, "starting", true, false, waiting))
                        .toList();
    }

    private static String missingRight(Pipeline pipeline) {
        return pipeline.failed()
                .flatMap(stage -> Role.find(stage.name()).map(role -> MissingRights.hint(role, stage.failure())))
                .orElse("");
    }

    /**
     * A process that was asked to stop, and did, ends with 0 and not with the number of the signal; one that fails,
     * with its own status.
     */
    private void stop(PatientStart patientStart, StatusFiles statuses, String instance) {
        stopping.set(true);
        patientStart.giveUp();
        Pipeline pipeline = running.get();
        if (pipeline != null) {
            pipeline.close();
        }
        if (!failed.get()) {
            stages.forEach(stage -> statuses.withdraw(stage, instance));
            Runtime.getRuntime().halt(0);
        }
    }
}
