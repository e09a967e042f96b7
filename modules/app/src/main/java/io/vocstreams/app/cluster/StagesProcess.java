package io.vocstreams.app.cluster;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.local.ProcessId;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The process of {@code voc up} that runs the stages; outlives the command that started it. */
public final class StagesProcess {

    private static final long CLEAN_STOP_SECONDS = 40;

    private final Path directory;

    public StagesProcess(Path directory) {
        this.directory = directory;
    }

    private void start(Map<String, String> settings, List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("io.vocstreams.app.Voc");
        command.addAll(List.of("run", "identity,journey,scores"));
        settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        try {
            Files.createDirectories(output().getParent());
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            builder.redirectErrorStream(true).redirectOutput(output().toFile());
            builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            Process process = builder.start();
            Files.writeString(pidFile(), ProcessId.of(process.toHandle()).text());
        } catch (IOException failure) {
            throw new CommandFailure("the stages cannot be started: " + failure.getMessage(), failure);
        }
    }

    /** False if it runs already; then it is left alone, with the settings that it has. */
    public boolean startUnlessAlive(Map<String, String> settings, List<String> jvmOptions) {
        if (isAlive()) {
            return false;
        }
        start(settings, jvmOptions);
        return true;
    }

    public boolean isAlive() {
        return find().isPresent();
    }

    /** What the process writes; a failed start says why there. */
    public Path output() {
        return directory.resolve("logs").resolve("stages.log");
    }

    public void stop() {
        find().ifPresent(process -> {
            process.destroy();
            try {
                process.onExit().get(CLEAN_STOP_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException stuck) {
                process.destroyForcibly();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        });
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException harmless) {
            // A pid file without its process is recognised by the start time.
            return;
        }
    }

    /** The line in which the process said why it ended; empty if it did not. */
    public Optional<String> lastWords() {
        try (Stream<String> lines = Files.lines(output())) {
            return lines.filter(line -> line.startsWith("voc: "))
                    .reduce((earlier, later) -> later)
                    .map(line -> line.substring("voc: ".length()));
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<ProcessHandle> find() {
        try {
            return ProcessId.parse(Files.readString(pidFile()).strip()).flatMap(ProcessId::handle);
        } catch (IOException noneStarted) {
            return Optional.empty();
        }
    }

    private Path pidFile() {
        return directory.resolve("stages.pid");
    }
}
