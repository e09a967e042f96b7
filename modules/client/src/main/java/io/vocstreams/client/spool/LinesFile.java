package io.vocstreams.client.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A private text file, bounded in bytes, that is made when its first line is written. */
public final class LinesFile implements AutoCloseable {

    private final Path file;
    private final long limit;
    private @Nullable FileChannel channel;

    public LinesFile(Path file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    /** Whether there was room for it. It is durable when {@link #sync} has returned. */
    public boolean append(String line) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            PrivateFiles.syncDirectory(file.toAbsolutePath().resolveSibling(""));
            channel = open;
        }
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        long end = open.size();
        if (end + bytes.limit() > limit) {
            return false;
        }
        while (bytes.hasRemaining()) {
            open.write(bytes, end + bytes.position());
        }
        return true;
    }

    public void sync() throws IOException {
        if (channel != null) {
            channel.force(false);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
