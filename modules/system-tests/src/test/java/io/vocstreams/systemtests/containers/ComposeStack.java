package io.vocstreams.systemtests.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The stack of docker-compose.yml, under a name and on ports of its own. */
final class ComposeStack implements AutoCloseable {

    private static final long LONGEST_MINUTES = 9;

    private final String project = "voc-test-" + ProcessHandle.current().pid();
    private final int kafka = freePort();
    private final int registry = freePort();
    private final int prometheus = freePort();
    private final int gateway = freePort();
    private final int serve = freePort();

    /** How a command ended and what it said. */
    record Outcome(int status, String output) {}

    /** Skips the test, visibly, where there is no Docker. */
    static ComposeStack require() {
        Engine.require(ComposeFile.read().image("identity"));
        return new ComposeStack();
    }

    String bootstrapServers() {
        return "localhost:" + kafka;
    }

    String schemaRegistry() {
        return "http://localhost:" + registry + "/apis/ccompat/v7";
    }

    String gateway() {
        return "http://localhost:" + gateway;
    }

    String serve() {
        return "http://localhost:" + serve;
    }

    String prometheus() {
        return "http://localhost:" + prometheus;
    }

    /** Runs {@code docker compose}. */
    Outcome compose(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker", "compose", "--project-name", project));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** What the engine still has of it: containers, volumes and networks. */
    List<String> remains() {
        String filter = "label=com.docker.compose.project=" + project;
        List<String> found = new ArrayList<>();
        for (List<String> list : List.of(
                List.of("docker", "ps", "-aq", "--filter", filter),
                List.of("docker", "volume", "ls", "-q", "--filter", filter),
                List.of("docker", "network", "ls", "-q", "--filter", filter))) {
            run(list).output().lines().forEach(found::add);
        }
        return found;
    }

    @Override
    public void close() {
        compose("down", "--volumes", "--timeout", "20");
    }

    private Outcome run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(ComposeFile.root().toFile());
        builder.redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "VOC_KAFKA_PORT", String.valueOf(kafka),
                        "VOC_REGISTRY_PORT", String.valueOf(registry),
                        "VOC_GATEWAY_PORT", String.valueOf(gateway),
                        "VOC_SERVE_PORT", String.valueOf(serve),
                        "VOC_PROMETHEUS_PORT", String.valueOf(prometheus)));
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " does not end");
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
