package io.vocstreams.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class StackLifeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path parent;

    @Test
    void shouldComeBackWithItsDataAfterAllOfItWasKilled() throws IOException, InterruptedException, ExecutionException {
        LocalStackOptions options = new LocalStackOptions(directory(), false, StackPorts.free(), true);
        LocalStack first = LocalStack.start(options, Progress.none());
        StackClient client = new StackClient(first);
        client.createTopic("visits");
        String registered = client.register("visits-value");
        first.broker().kill();
        first.registry().kill();

        try (LocalStack second = LocalStack.start(options, Progress.none())) {
            assertThat(new StackClient(second).topics()).contains("visits");
            assertThat(new StackClient(second).register("visits-value")).isEqualTo(registered);
        }
    }

    @Test
    void shouldReportEachComponentWhileItStartsAndStops() {
        List<String> reports = Collections.synchronizedList(new ArrayList<>());
        LocalStackOptions options = LocalStackOptions.onFreePorts(directory());

        try (LocalStack stack = LocalStack.start(options, (component, state) -> reports.add(component + " " + state))) {
            assertThat(stack.isReady()).isTrue();
        }

        assertThat(reports)
                .containsExactlyInAnyOrder(
                        "BROKER STARTING",
                        "REGISTRY STARTING",
                        "BROKER READY",
                        "REGISTRY READY",
                        "BROKER STOPPING",
                        "REGISTRY STOPPING",
                        "BROKER STOPPED",
                        "REGISTRY STOPPED");
    }

    @Test
    void shouldEndWithoutATraceWhenItsParentIsKilled() throws IOException {
        Process starter = start(false);
        StackRecord stack = awaitReady();

        starter.destroyForcibly();

        assertThat(Waiting.until(PATIENCE, () -> !isAlive(stack) && !Files.exists(stack.data())))
                .isTrue();
        assertThat(LocalStack.find(directory(), Progress.none())).isEmpty();
    }

    @Test
    void shouldOutliveItsParentAndBeStoppedByAnother() throws IOException, InterruptedException {
        assertThat(start(true).waitFor()).isZero();
        StackRecord stack = new StackFile(directory()).read().orElseThrow();
        LocalStack found = LocalStack.find(directory(), Progress.none()).orElseThrow();

        boolean ready = found.isReady();
        found.stop();

        assertThat(ready).isTrue();
        assertThat(isAlive(stack)).isFalse();
        assertThat(stack.data()).doesNotExist();
        assertThat(directory()).doesNotExist();
    }

    private Path directory() {
        return parent.resolve(".voc");
    }

    private Process start(boolean detached) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StackStarter.class.getName(),
                        directory().toString(),
                        Boolean.toString(detached))
                .redirectErrorStream(true)
                .redirectOutput(parent.resolve("starter.log").toFile())
                .start();
    }

    private StackRecord awaitReady() {
        assertThat(Waiting.until(PATIENCE, () -> LocalStack.find(directory(), Progress.none())
                        .filter(LocalStack::isReady)
                        .isPresent()))
                .isTrue();
        return new StackFile(directory()).read().orElseThrow();
    }

    private static boolean isAlive(StackRecord stack) {
        return stack.isAlive(Component.BROKER) || stack.isAlive(Component.REGISTRY);
    }
}
