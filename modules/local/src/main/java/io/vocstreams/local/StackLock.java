package io.vocstreams.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Held by the process that starts or stops what a directory keeps; the system frees it when its holder dies. */
public final class StackLock {
    /** The lock of broker and registry. */
    static final String OF_STACK = "stack.lock";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private StackLock() {}

    /** Does the work while nobody else starts or stops a stack there. */
    static <T> T holding(Path directory, Supplier<T> work) {
        return holding(directory, OF_STACK, work);
    }

    /** Does the work while nobody else holds the lock of that name. */
    public static <T> T holding(Path directory, String name, Supplier<T> work) {
        try (FileChannel channel = open(directory, name)) {
            if (!Waiting.until(PATIENCE, () -> tryLock(channel) != null)) {
                throw new LocalStackException("Another command is starting or stopping the local stack in " + directory
                        + "; try again later");
            }
            return work.get();
        } catch (IOException failure) {
            throw new LocalStackException("Cannot use the directory " + directory + ": " + failure, failure);
        }
    }

    private static FileChannel open(Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        return FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByAnotherThread) {
            return null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
