package io.vocstreams.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The running broker or registry, for who wants to kill, freeze or restart it. */
public final class LocalProcess {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration CLEAN_STOP = Duration.ofSeconds(20);
    private static final Duration DEATH = Duration.ofSeconds(10);

    private final Server server;
    private final Progress progress;
    private final Consumer<ProcessId> launched;
    private volatile @Nullable ProcessId id;

    LocalProcess(Server server, Progress progress, Optional<ProcessId> id, Consumer<ProcessId> launched) {
        this.server = server;
        this.progress = progress;
        this.id = id.orElse(null);
        this.launched = launched;
    }

    public boolean isAlive() {
        return handle().isPresent();
    }

    /** Whether it answers its clients now. */
    public boolean isReady() {
        return isAlive() && server.isReady();
    }

    /** Its pid, also when it is dead. */
    public long pid() {
        ProcessId known = id;
        return known == null ? -1 : known.pid();
    }

    public Path log() {
        return server.log();
    }

    /** Ends it at once (SIGKILL). */
    public void kill() {
        handle().ifPresent(ProcessHandle::destroyForcibly);
        requireDead();
    }

    /** Freezes it (SIGSTOP). */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on after {@link #pause}. */
    public void resume() {
        signal("CONT");
    }

    /** Ends it cleanly (SIGTERM), or by force if that takes too long. */
    public void stop() {
        Optional<ProcessHandle> running = handle();
        if (running.isEmpty()) {
            return;
        }
        progress.changed(server.component(), Progress.State.STOPPING);
        // A frozen process would hear SIGTERM only when it is thawed.
        resume();
        running.get().destroy();
        if (!Waiting.until(CLEAN_STOP, () -> !isAlive())) {
            kill();
        }
        progress.changed(server.component(), Progress.State.STOPPED);
    }

    /** Stops it, if it runs, starts it with the same data on the same port, and waits until it serves. */
    public void restart() {
        stop();
        launch();
        awaitReady();
    }

    void launch() {
        progress.changed(server.component(), Progress.State.STARTING);
        try {
            ProcessId process = ProcessId.of(server.launch().toHandle());
            id = process;
            launched.accept(process);
        } catch (IOException failure) {
            throw new LocalStackException("The " + title() + " cannot be started: " + failure.getMessage(), failure);
        }
    }

    void awaitReady() {
        if (!Waiting.until(START, () -> !isAlive() || server.isReady())) {
            throw new LocalStackException(
                    "The " + title() + " was not ready after " + START.toSeconds() + " seconds; see " + server.log());
        }
        if (!isAlive()) {
            throw new LocalStackException("The " + title() + " ended while it started: " + lastWords());
        }
        server.completeStart();
        progress.changed(server.component(), Progress.State.READY);
    }

    private Optional<ProcessHandle> handle() {
        return Optional.ofNullable(id).flatMap(ProcessId::handle);
    }

    private void requireDead() {
        if (!Waiting.until(DEATH, () -> !isAlive())) {
            throw new LocalStackException("The " + title() + ", process " + pid() + ", does not end");
        }
    }

    private void signal(String name) {
        if (!isAlive()) {
            return;
        }
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0 && isAlive()) {
                throw new LocalStackException("SIG" + name + " cannot be sent to process " + pid());
            }
        } catch (IOException failure) {
            throw new LocalStackException("SIG" + name + " cannot be sent: " + failure.getMessage(), failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while sending SIG" + name, interruption);
        }
    }

    /** The log speaks of a program that refused to run, the output of one that could not even begin. */
    private String lastWords() {
        for (Path file : List.of(server.log(), server.output())) {
            Optional<String> error = errorIn(file);
            if (error.isPresent()) {
                return error.get() + " (see " + file + ")";
            }
        }
        return "no reason given (see " + server.log() + ")";
    }

    private static Optional<String> errorIn(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("ERROR") || line.contains("rror:") || line.contains("xception"))
                    .reduce((earlier, later) -> later.startsWith("\t") ? earlier : later)
                    .map(String::strip);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private String title() {
        return server.component().title();
    }
}
