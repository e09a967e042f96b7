package io.vocstreams.systemtests.crash;

import io.vocstreams.app.Voc;
import io.vocstreams.local.child.ChildProcessMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A {@code voc run}, or {@code voc notify}, of its own under a supervisor, as systemd or Kubernetes are one: whenever
 * it ends without being told to, it is started again. It ends with this JVM, however that ends.
 */
final class StageProcess implements AutoCloseable {

    private static final Duration CLEAN_STOP = Duration.ofSeconds(45);

    /** Of a JVM that starts soon, and of which several share a machine. */
    static final List<String> SMALL =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

    /** As the image and {@code voc} run it: what is to be measured needs the whole compiler. */
    static final List<String> AS_SHIPPED = List.of("-Xmx1g", "-XX:+UseParallelGC", "-XX:+UseTransparentHugePages");

    private static final Executor BACK_OFF = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

    private final Plan plan;
    private volatile String classPath;
    private final List<Integer> ownExits = new ArrayList<>();
    private @Nullable Process process;
    private boolean wanted;
    private boolean killed;
    private int starts;
    private volatile long logAtStart;

    /**
     * What to run.
     *
     * @param java options of the JVM
     * @param folder of its own, for its log and its temporary files
     */
    record Plan(
            String name,
            List<String> java,
            List<String> arguments,
            Map<String, String> settings,
            String classPath,
            Path folder) {}

    StageProcess(Plan plan) {
        this.plan = plan;
        this.classPath = plan.classPath();
    }

    String name() {
        return plan.name();
    }

    Path stateDirectory() {
        return plan.folder().resolve("state");
    }

    Path log() {
        return plan.folder().resolve("stage.log");
    }

    /** What its present life, or its last one, has written. */
    String logSince() {
        try {
            byte[] all = Files.readAllBytes(log());
            int from = (int) Math.min(logAtStart, all.length);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    synchronized void start() {
        wanted = true;
        launch();
    }

    /** From the next start on it is another copy of the program. */
    void become(String otherClassPath) {
        classPath = otherClassPath;
    }

    /** SIGKILL. The supervisor starts it again. */
    synchronized void kill() {
        killed = true;
        running().destroyForcibly();
        awaitEnd(CLEAN_STOP);
    }

    /** SIGKILL, and it stays down until it is started. */
    synchronized void killForNow() {
        wanted = false;
        kill();
    }

    /** SIGTERM, and it stays down until it is started. Returns its exit status. */
    synchronized int stop() {
        wanted = false;
        if (process == null || !process.isAlive()) {
            return 0;
        }
        running().destroy();
        if (!awaitEnd(CLEAN_STOP)) {
            running().destroyForcibly();
            awaitEnd(CLEAN_STOP);
        }
        return running().exitValue();
    }

    /** SIGSTOP, and SIGCONT after the given time, by a process that would thaw it even if this JVM were killed. */
    void freeze(Duration length) {
        String pid = Long.toString(pid());
        String script = "kill -STOP " + pid + "; sleep " + length.toSeconds() + "; kill -CONT " + pid;
        try {
            int status = new ProcessBuilder("sh", "-c", script).start().waitFor();
            if (status != 0) {
                throw new IllegalStateException(name() + " could not be frozen and thawed");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    synchronized long pid() {
        return running().pid();
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    synchronized int starts() {
        return starts;
    }

    /** The exit statuses of the lives that ended by themselves. */
    synchronized List<Integer> ownExits() {
        return List.copyOf(ownExits);
    }

    @Override
    public synchronized void close() {
        wanted = false;
        if (process != null) {
            killed = true;
            process.destroyForcibly();
            awaitEnd(CLEAN_STOP);
        }
    }

    private synchronized void launch() {
        if (!wanted || isAlive()) {
            return;
        }
        try {
            Path temporary = plan.folder().resolve("tmp");
            Files.createDirectories(temporary);
            ProcessBuilder builder = new ProcessBuilder(command(temporary));
            builder.environment().put("CLASSPATH", classPath);
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            logAtStart = Files.exists(log()) ? Files.size(log()) : 0;
            Process started = builder.start();
            process = started;
            killed = false;
            starts++;
            CompletableFuture<Void> unused = started.onExit().thenAccept(this::ended);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> command(Path temporary) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(plan.java());
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-D" + ChildProcessMain.WATCH_INPUT + "=true");
        command.addAll(List.of(ChildProcessMain.class.getName(), Voc.class.getName()));
        command.addAll(plan.arguments());
        plan.settings().forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        command.addAll(List.of("--set", "voc.state-directory=" + stateDirectory()));
        // Several of them share this machine.
        command.addAll(List.of("--set", "voc.http.port=0"));
        return command;
    }

    private synchronized void ended(Process ended) {
        if (ended == process && wanted) {
            if (!killed) {
                ownExits.add(ended.exitValue());
            }
            BACK_OFF.execute(this::launch);
        }
    }

    private Process running() {
        Process known = process;
        if (known == null) {
            throw new IllegalStateException(name() + " was never started");
        }
        return known;
    }

    private boolean awaitEnd(Duration longest) {
        try {
            return running().waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
