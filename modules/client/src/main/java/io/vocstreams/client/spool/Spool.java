package io.vocstreams.client.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A queue on disk, bounded in bytes, that keeps the oldest. What {@link #sync} has returned for survives the loss of
 * power and comes out in order; a record that was read but not {@link #acknowledge acknowledged} comes again. One
 * process at a time.
 */
public final class Spool implements AutoCloseable {

    private static final long LARGEST_SEGMENT = 4 << 20;
    private static final int SEGMENTS = 16;

    private final Path directory;
    private final long limit;
    private final FileChannel lock;
    private final Position position;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final Deque<Place> peeked = new ArrayDeque<>();
    private @Nullable Segment tail;
    private long bytes;
    private long lastSequence;
    private long cursor;
    private long cursorSequence;
    private final AtomicLong records = new AtomicLong();
    private long written;
    private long damaged;

    private record Place(long sequence, long end) {}

    private Spool(Path directory, long limit, FileChannel lock, Position position) {
        this.directory = directory;
        this.limit = limit;
        this.lock = lock;
        this.position = position;
    }

    /**
     * Takes possession of a folder, which is made if it is not there, with what an earlier life has left in it.
     *
     * @param limit of all its segments together, in bytes
     * @throws IllegalStateException if another process, or another client of this one, has it
     */
    public static Spool open(Path directory, long limit) throws IOException {
        PrivateFiles.createDirectory(directory);
        FileChannel lock =
                PrivateFiles.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isLocked(lock)) {
                throw new IllegalStateException("the spool " + directory + " is in use by another client");
            }
            Position position = Position.open(directory.resolve("position"));
            Spool spool = new Spool(directory, limit, lock, position);
            spool.recover();
            return spool;
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** Whether there was room for it. It is durable when {@link #sync} has returned. */
    public synchronized boolean append(byte[] payload) throws IOException {
        int size = Frame.size(payload);
        if (bytes + size > limit) {
            return false;
        }
        Segment open = tail;
        if (open == null || (open.size() > 0 && open.size() + size > segmentLimit())) {
            open = roll();
        }
        try {
            open.append(lastSequence + 1, payload);
        } catch (IOException failure) {
            // The next one goes to another file: what the end of this one holds is unknown.
            tail = null;
            throw failure;
        }
        bytes += size;
        lastSequence++;
        written++;
        records.incrementAndGet();
        return true;
    }

    /** Makes everything appended durable. */
    public synchronized void sync() throws IOException {
        if (tail != null) {
            try {
                tail.sync();
            } catch (IOException failure) {
                // What the system has dropped it does not try again; only a new file is known.
                tail = null;
                throw failure;
            }
        }
    }

    /** The oldest that are not acknowledged, in order; at least one if there is one. */
    public synchronized List<Stored> peek(int maxRecords, long maxBytes) throws IOException {
        peeked.clear();
        while (!segments.isEmpty()) {
            List<Frame> frames = segments.getFirst().read(cursor, cursorSequence, maxRecords, maxBytes);
            if (!frames.isEmpty()) {
                frames.forEach(frame -> peeked.add(new Place(frame.sequence(), frame.end())));
                return frames.stream()
                        .map(frame -> new Stored(frame.sequence(), frame.payload()))
                        .toList();
            }
            dropFirst();
        }
        return List.of();
    }

    /** This one and all peeked before it are done with, durably. A file that holds nothing else is deleted. */
    public synchronized void acknowledge(long sequence) throws IOException {
        position.advance(sequence);
        while (!peeked.isEmpty() && peeked.getFirst().sequence() <= sequence) {
            Place done = peeked.removeFirst();
            cursor = done.end();
            cursorSequence = done.sequence();
            records.decrementAndGet();
        }
        if (!segments.isEmpty() && cursorSequence >= segments.getFirst().lastSequence()) {
            dropFirst();
        }
    }

    /** Never waits for the disk. */
    public long records() {
        return records.get();
    }

    /** Since it was opened. */
    public synchronized long written() {
        return written;
    }

    /** On disk. */
    public synchronized long bytes() {
        return bytes;
    }

    /** How many records could not be read because the files are damaged. */
    public synchronized long damaged() {
        return damaged;
    }

    public Path directory() {
        return directory;
    }

    @Override
    public synchronized void close() throws IOException {
        sync();
        for (Segment segment : segments) {
            segment.close();
        }
        position.close();
        lock.close();
    }

    private void recover() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.filter(file -> file.getFileName().toString().endsWith(Segment.SUFFIX))
                    .sorted()
                    .toList();
        }
        cursorSequence = position.sequence();
        lastSequence = cursorSequence;
        for (Path file : files) {
            Segment segment = Segment.found(file);
            List<Frame> waiting = segment.read(0, lastSequence, Integer.MAX_VALUE, Long.MAX_VALUE);
            if (waiting.isEmpty()) {
                segment.delete();
                continue;
            }
            for (Frame frame : waiting) {
                // Without a position, the first that is found is the first there is.
                damaged += lastSequence == 0 ? 0 : frame.sequence() - lastSequence - 1;
                lastSequence = frame.sequence();
            }
            segment.lastSequence(lastSequence);
            segments.add(segment);
            bytes += segment.size();
            records.addAndGet(waiting.size());
        }
    }

    private Segment roll() throws IOException {
        // What is answered is durable, also when the rest follows in the next file.
        sync();
        Segment fresh = Segment.create(directory, lastSequence + 1);
        segments.add(fresh);
        tail = fresh;
        return fresh;
    }

    private void dropFirst() throws IOException {
        Segment first = segments.removeFirst();
        if (first == tail) {
            tail = null;
        }
        first.delete();
        bytes -= first.size();
        cursor = 0;
        if (segments.isEmpty()) {
            damaged += records.getAndSet(0);
        }
    }

    private long segmentLimit() {
        return Math.min(LARGEST_SEGMENT, limit / SEGMENTS);
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }
}
