package io.vocstreams.client.spool;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One record in a segment: a mark, the length, the sequence number, a CRC over the two and the payload, and the
 * payload.
 */
final class Frame {

    static final int HEADER = 20;

    private static final int MARK = 0x564F_4331;

    private final long sequence;
    private final byte[] payload;
    private final long end;

    private Frame(long sequence, byte[] payload, long end) {
        this.sequence = sequence;
        this.payload = payload;
        this.end = end;
    }

    long sequence() {
        return sequence;
    }

    byte[] payload() {
        return payload;
    }

    /** Where it ends in its segment. */
    long end() {
        return end;
    }

    static int size(byte[] payload) {
        return HEADER + payload.length;
    }

    static ByteBuffer write(long sequence, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(size(payload));
        frame.putInt(MARK)
                .putInt(payload.length)
                .putLong(sequence)
                .putInt(crc(sequence, ByteBuffer.wrap(payload)))
                .put(payload);
        return frame.flip();
    }

    /**
     * The first whole frame with a higher sequence number, looking from the buffer's position on: what is damaged is
     * passed by. The position is then behind it; without one it stays.
     *
     * @param base where the buffer begins in its segment
     */
    static @Nullable Frame next(ByteBuffer bytes, long base, long lastSequence) {
        int at = bytes.position();
        while (at + HEADER <= bytes.limit()) {
            Frame frame = read(bytes, at, base);
            if (frame == null) {
                at++;
            } else if (frame.sequence <= lastSequence) {
                at = (int) (frame.end - base);
            } else {
                bytes.position((int) (frame.end - base));
                return frame;
            }
        }
        return null;
    }

    private static @Nullable Frame read(ByteBuffer bytes, int at, long base) {
        if (bytes.getInt(at) != MARK) {
            return null;
        }
        int length = bytes.getInt(at + 4);
        if (length < 0 || length > bytes.limit() - at - HEADER) {
            return null;
        }
        long sequence = bytes.getLong(at + 8);
        if (bytes.getInt(at + 16) != crc(sequence, bytes.slice(at + HEADER, length))) {
            return null;
        }
        byte[] payload = new byte[length];
        bytes.get(at + HEADER, payload);
        return new Frame(sequence, payload, base + at + HEADER + length);
    }

    private static int crc(long sequence, ByteBuffer payload) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(payload.remaining())
                .putLong(sequence)
                .flip());
        crc.update(payload);
        return (int) crc.getValue();
    }
}
