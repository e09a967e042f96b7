package io.vocstreams.platform.binary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/** Writes store keys whose byte order is the order of their parts: text by UTF-8 bytes, numbers by value. */
public final class KeyWriter {

    private byte[] buffer = new byte[64];
    private int length;

    /** Ends with a zero byte; a zero inside is written as 0x00 0xFF, so no text is the beginning of another. */
    public KeyWriter text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(2 * bytes.length + 2);
        for (byte b : bytes) {
            buffer[length++] = b;
            if (b == 0) {
                buffer[length++] = (byte) 0xFF;
            }
        }
        buffer[length++] = 0;
        buffer[length++] = 0;
        return this;
    }

    public KeyWriter number(long value) {
        room(8);
        long flipped = value ^ Long.MIN_VALUE;
        for (int shift = 56; shift >= 0; shift -= 8) {
            buffer[length++] = (byte) (flipped >>> shift);
        }
        return this;
    }

    public KeyWriter time(Instant value) {
        return number(value.toEpochMilli());
    }

    public KeyWriter small(int value) {
        room(1);
        buffer[length++] = (byte) value;
        return this;
    }

    public Bytes toKey() {
        return Bytes.wrap(Arrays.copyOf(buffer, length));
    }

    /** The end of the range of all keys that begin with what was written so far: greater than each of them. */
    public Bytes toRangeEnd() {
        byte[] end = Arrays.copyOf(buffer, length);
        for (int i = end.length - 1; i >= 0; i--) {
            if (end[i] != (byte) 0xFF) {
                end[i]++;
                return Bytes.wrap(Arrays.copyOf(end, i + 1));
            }
        }
        throw new IllegalStateException("No key is greater than this prefix");
    }

    private void room(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
