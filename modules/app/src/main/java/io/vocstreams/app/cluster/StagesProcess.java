package io.vocstreams.app.cluster;

import io.vocstreams.app.CommandFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process of {@code voc up} that runs the stages; outlives the command that started it. */
public final class StagesProcess {

    private static final long CLEAN_STOP_SECONDS = 40;

    private final Path directory;

    public StagesProcess(Path directory) {
        this.directory = directory;
    }

    public void start(Map<String, String> settings, List<String> jvmOptions) {
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
            Files.writeString(pidFile(), process.pid() + " " + startOf(process.toHandle()));
        } catch (IOException failure) {
            throw new CommandFailure("the stages cannot be started: " + failure.getMessage(), failure);
        }
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

    private Optional<ProcessHandle> find() {
        try {
            String known = Files.readString(pidFile()).strip();
            int space = known.indexOf(' ');
            String startedAt = known.substring(space + 1);
            return ProcessHandle.of(Long.parseLong(known.substring(0, Math.max(0, space))))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startOf(process).equals(startedAt));
        } catch (IOException | NumberFormatException noneStarted) {
            return Optional.empty();
        }
    }

    /** Pids are used again; a pid together with its start time is not. */
    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }

    private Path pidFile() {
        return directory.resolve("stages.pid");
    }
}
