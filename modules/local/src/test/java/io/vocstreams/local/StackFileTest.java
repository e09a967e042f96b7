package io.vocstreams.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackFileTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00.120Z");

    @TempDir
    Path directory;

    @Test
    void shouldReadWhatItWrote() {
        StackRecord stack = new StackRecord(
                new LocalStackOptions(directory, true, StackPorts.offsetBy(100), true),
                directory.resolve("elsewhere"),
                new ProcessId(7, START),
                Map.of(Component.BROKER, new ProcessId(8, START), Component.REGISTRY, new ProcessId(9, START)));

        new StackFile(directory).write(stack);

        assertThat(new StackFile(directory).read()).contains(stack);
    }

    @Test
    void shouldReadAStackWhoseSecondProcessIsNotLaunchedYet() {
        StackRecord stack = new StackRecord(
                new LocalStackOptions(directory, false, 0),
                directory,
                new ProcessId(7, START),
                Map.of(Component.BROKER, new ProcessId(8, START)));

        new StackFile(directory).write(stack);

        assertThat(new StackFile(directory).read()).contains(stack);
    }

    @Test
    void shouldReadNothingWhereNothingIs() {
        assertThat(new StackFile(directory).read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"ports\":{}}", "null"})
    void shouldReadNothingFromADamagedFile(String content) throws IOException {
        Files.writeString(directory.resolve("stack.json"), content);

        assertThat(new StackFile(directory).read()).isEmpty();
    }
}
