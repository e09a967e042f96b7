package io.vocstreams.platform.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many bytes a stage's local state takes on disk. Looked up every ten seconds at most. */
final class StateSize {

    private static final long REFRESH_NANOS = 10_000_000_000L;

    private final Path directory;
    private long bytes;
    private long refreshedAt = System.nanoTime() - REFRESH_NANOS;

    StateSize(Path directory) {
        this.directory = directory;
    }

    synchronized long bytes() {
        if (System.nanoTime() - refreshedAt >= REFRESH_NANOS) {
            try (Stream<Path> files = Files.walk(directory)) {
                bytes = files.mapToLong(StateSize::sizeOf).sum();
            } catch (IOException | UncheckedIOException changing) {
                // Nothing there yet, or a file went while it was looked at: the last size is near enough.
            }
            refreshedAt = System.nanoTime();
        }
        return bytes;
    }

    private static long sizeOf(Path path) {
        try {
            return Files.isRegularFile(path) ? Files.size(path) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
