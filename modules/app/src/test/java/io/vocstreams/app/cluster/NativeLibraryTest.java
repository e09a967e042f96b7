package io.vocstreams.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.local.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {

    @TempDir
    private Path state = Path.of("");

    @Test
    void shouldDeleteWhatKilledProcessesLeftAndKeepWhatIsInUse() throws IOException {
        ProcessId self = ProcessId.of(ProcessHandle.current());
        Path killed = leave(new ProcessId(self.pid(), Instant.EPOCH).fileName());
        Path foreign = leave("something-else");
        Path parent = leave(
                ProcessId.of(ProcessHandle.current().parent().orElseThrow()).fileName());

        NativeLibrary.loadFrom(state);

        assertThat(killed).doesNotExist();
        assertThat(foreign).doesNotExist();
        assertThat(parent).exists();
        assertThat(state.resolve("native").resolve(self.fileName())).exists();
    }

    private Path leave(String name) throws IOException {
        Path folder = Files.createDirectories(state.resolve("native").resolve(name));
        Files.writeString(folder.resolve("librocksdbjni-linux64.so"), "14 MB");
        return folder;
    }
}
