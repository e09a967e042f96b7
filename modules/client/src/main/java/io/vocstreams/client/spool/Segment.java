package io.vocstreams.client.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A file of frames that only grows. One that is found when a spool is opened is read, never written to. */
final class Segment implements AutoCloseable {

    static final String SUFFIX = ".segment";

    private final Path file;
    private final FileChannel channel;
    private long size;
    private long lastSequence;

    private Segment(Path file, FileChannel channel, long size, long lastSequence) {
        this.file = file;
        this.channel = channel;
        this.size = size;
        this.lastSequence = lastSequence;
    }

    static Segment create(Path directory, long firstSequence) throws IOException {
        Path file = directory.resolve(String.format(Locale.ROOT, "%019d", firstSequence) + SUFFIX);
        FileChannel channel = PrivateFiles.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        PrivateFiles.syncDirectory(directory);
        return new Segment(file, channel, 0, firstSequence - 1);
    }

    /** One of an earlier life: nothing but whole frames counts. */
    static Segment found(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new Segment(file, channel, channel.size(), 0);
    }

    long size() {
        return size;
    }

    long lastSequence() {
        return lastSequence;
    }

    void lastSequence(long found) {
        lastSequence = found;
    }

    void append(long sequence, byte[] payload) throws IOException {
        ByteBuffer frame = Frame.write(sequence, payload);
        try {
            while (frame.hasRemaining()) {
                channel.write(frame, size + frame.position());
            }
        } catch (IOException failure) {
            // Else it might come back beside the next one of the same number.
            channel.truncate(size);
            throw failure;
        }
        size += frame.limit();
        lastSequence = sequence;
    }

    void sync() throws IOException {
        channel.force(false);
    }

    /** The frames behind the offset, as far as the limits let: at least one if there is one. */
    List<Frame> read(long offset, long afterSequence, int maxFrames, long maxBytes) throws IOException {
        ByteBuffer rest = ByteBuffer.allocate((int) (size - offset));
        int read = 0;
        while (rest.hasRemaining() && read >= 0) {
            read = channel.read(rest, offset + rest.position());
        }
        rest.flip();
        List<Frame> frames = new ArrayList<>();
        long last = afterSequence;
        long bytes = 0;
        while (frames.size() < maxFrames && bytes < maxBytes) {
            Frame frame = Frame.next(rest, offset, last);
            if (frame == null) {
                break;
            }
            frames.add(frame);
            last = frame.sequence();
            bytes += frame.payload().length;
        }
        return frames;
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
