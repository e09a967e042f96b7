package io.vocstreams.systemtests.doors;

import io.vocstreams.app.Voc;
import io.vocstreams.local.child.ChildProcessMain;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@code voc gateway} of its own, always on the same port. It ends with this JVM, however that ends. */
final class GatewayProcess implements AutoCloseable {

    private final Path folder;
    private final Settings settings;
    private final int port;
    private Process process;

    private GatewayProcess(Path folder, Settings settings, int port) {
        this.folder = folder;
        this.settings = settings;
        this.port = port;
        this.process = launched();
    }

    static GatewayProcess start(Path folder, Settings settings, int port) {
        return new GatewayProcess(folder, settings, port);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    long pid() {
        return process.pid();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** SIGKILL, and up again. */
    void killAndRestart() {
        process.destroyForcibly().onExit().join();
        process = launched();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private Process launched() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.add("-D" + ChildProcessMain.WATCH_INPUT + "=true");
        command.addAll(List.of(ChildProcessMain.class.getName(), Voc.class.getName(), "gateway"));
        settings.overriddenBy(Settings.of(Map.of(
                        "voc.gateway.port",
                        Integer.toString(port),
                        "voc.state-directory",
                        folder.resolve("state").toString())))
                .all()
                .forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                    folder.resolve("gateway.log").toFile()));
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
