package io.vocstreams.client.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Up to where the spool was drained, kept durably: written in turn to two places, so that a torn write leaves the
 * other.
 */
final class Position implements AutoCloseable {

    private static final int PLACE = 16;
    private static final int PLACES = 2;

    private final FileChannel channel;
    private long sequence;
    private int next;

    private Position(FileChannel channel) {
        this.channel = channel;
    }

    static Position open(Path file) throws IOException {
        Position position = new Position(
                PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        for (int place = 0; place < PLACES; place++) {
            long found = position.read(place);
            if (found > position.sequence) {
                position.sequence = found;
                position.next = (place + 1) % PLACES;
            }
        }
        return position;
    }

    /** The last one that is done with; 0 if none is. */
    long sequence() {
        return sequence;
    }

    void advance(long to) throws IOException {
        ByteBuffer place = ByteBuffer.allocate(PLACE).putLong(to);
        place.putInt(crc(place)).putInt(0).flip();
        while (place.hasRemaining()) {
            channel.write(place, (long) next * PLACE + place.position());
        }
        channel.force(false);
        sequence = to;
        next = (next + 1) % PLACES;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private long read(int place) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PLACE);
        int found = channel.read(bytes, (long) place * PLACE);
        return found == PLACE && bytes.getInt(Long.BYTES) == crc(bytes) ? bytes.getLong(0) : 0;
    }

    private static int crc(ByteBuffer place) {
        CRC32C crc = new CRC32C();
        crc.update(place.slice(0, Long.BYTES));
        return (int) crc.getValue();
    }
}
