package io.vocstreams.platform.binary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/** Reads the parts of a key that {@link KeyWriter} wrote. */
public final class KeyReader {

    private final byte[] buffer;
    private int position;

    public KeyReader(Bytes key) {
        this.buffer = key.get();
    }

    public String text() {
        byte[] text = new byte[buffer.length - position];
        int length = 0;
        while (true) {
            byte b = buffer[position++];
            if (b == 0 && buffer[position++] == 0) {
                return new String(text, 0, length, StandardCharsets.UTF_8);
            }
            text[length++] = b;
        }
    }

    public long number() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | (buffer[position++] & 0xFF);
        }
        return value ^ Long.MIN_VALUE;
    }

    public Instant time() {
        return Instant.ofEpochMilli(number());
    }

    public int small() {
        return buffer[position++];
    }
}
