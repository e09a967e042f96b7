package io.vocstreams.platform.binary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BinaryWriter} wrote. */
public final class BinaryReader {

    private final byte[] buffer;
    private int position;

    public BinaryReader(byte[] buffer) {
        this.buffer = buffer;
    }

    /** Reads the first byte of a message and refuses a form that this build does not know. */
    public BinaryReader expectVersion(int known) {
        int version = readByte();
        if (version != known) {
            throw new IllegalStateException(
                    "Binary form " + version + " was written by another build; known: " + known);
        }
        return this;
    }

    public int readByte() {
        return buffer[position++];
    }

    public long readCount() {
        long value = 0;
        int shift = 0;
        byte next = buffer[position++];
        while (next < 0) {
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
            next = buffer[position++];
        }
        return value | (long) next << shift;
    }

    /**
     * How many bytes or parts follow, each part at least a byte: a damaged count must not ask for memory that is not
     * there.
     */
    public int readSize() {
        long size = readCount();
        if (size < 0 || size > buffer.length - position) {
            throw new IllegalStateException("A message of " + buffer.length + " bytes is cut off at byte " + position);
        }
        return (int) size;
    }

    public long readLong() {
        long value = readCount();
        return (value >>> 1) ^ -(value & 1);
    }

    public boolean readBoolean() {
        return readByte() != 0;
    }

    public Instant readInstant() {
        return Instant.ofEpochMilli(readLong());
    }

    public @Nullable Instant readNullableInstant() {
        return readBoolean() ? readInstant() : null;
    }

    public String readString() {
        int size = readSize();
        String value = new String(buffer, position, size, StandardCharsets.UTF_8);
        position += size;
        return value;
    }

    public @Nullable String readNullableString() {
        return readBoolean() ? readString() : null;
    }

    public byte[] readBytes() {
        int size = readSize();
        byte[] value = Arrays.copyOfRange(buffer, position, position + size);
        position += size;
        return value;
    }

    public byte @Nullable [] readNullableBytes() {
        return readBoolean() ? readBytes() : null;
    }

    public Map<String, String> readStrings() {
        int size = readSize();
        if (size == 0) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String key = readString();
            values.put(key, readString());
        }
        return values;
    }

    public boolean isAtEnd() {
        return position == buffer.length;
    }
}
