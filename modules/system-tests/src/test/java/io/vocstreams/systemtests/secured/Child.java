package io.vocstreams.systemtests.secured;

import io.vocstreams.local.child.ChildProcessMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that ends with this one, however that ends. */
record Child(Process process, Path output) implements AutoCloseable {

    private static final Duration CLEAN_STOP = Duration.ofSeconds(40);

    static Child start(String name, Path folder, Plan plan) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve(name).resolve("tmp"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx384m"));
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-D" + ChildProcessMain.WATCH_INPUT + "=true");
        command.addAll(plan.jvm());
        command.add(ChildProcessMain.class.getName());
        command.addAll(plan.main());
        Path output = folder.resolve(name).resolve("output.log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", plan.classPath());
        builder.environment().putAll(plan.environment());
        builder.directory(temporary.toFile()).redirectOutput(output.toFile());
        return new Child(builder.start(), output);
    }

    /** What to run, and how. */
    record Plan(String classPath, Map<String, String> environment, List<String> jvm, List<String> main) {

        /** Of our own code. */
        static Plan of(Map<String, String> environment, List<String> jvm, List<String> main) {
            return new Plan(System.getProperty("java.class.path"), environment, jvm, main);
        }
    }

    String said() throws IOException {
        return Files.readString(output);
    }

    void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("It has ended: " + said());
        }
    }

    /** Waits for its end; its exit status. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(CLEAN_STOP.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("It does not end; see " + output);
        }
        return process.exitValue();
    }

    /** SIGTERM; its exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
