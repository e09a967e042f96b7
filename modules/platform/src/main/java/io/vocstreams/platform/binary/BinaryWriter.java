package io.vocstreams.platform.binary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes internal messages and stored values: small numbers take few bytes, text is UTF-8. */
public final class BinaryWriter {

    private byte[] buffer = new byte[128];
    private int length;

    public BinaryWriter writeByte(int value) {
        room(1);
        buffer[length++] = (byte) value;
        return this;
    }

    /** An unsigned number, 7 bits a byte. */
    public BinaryWriter writeCount(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[length++] = (byte) rest;
        return this;
    }

    /** A signed number, zigzag, 7 bits a byte. */
    public BinaryWriter writeLong(long value) {
        return writeCount((value << 1) ^ (value >> 63));
    }

    public BinaryWriter writeBoolean(boolean value) {
        return writeByte(value ? 1 : 0);
    }

    public BinaryWriter writeInstant(Instant value) {
        return writeLong(value.toEpochMilli());
    }

    public BinaryWriter writeNullableInstant(@Nullable Instant value) {
        writeBoolean(value != null);
        return value == null ? this : writeInstant(value);
    }

    public BinaryWriter writeString(String value) {
        return writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public BinaryWriter writeNullableString(@Nullable String value) {
        writeBoolean(value != null);
        return value == null ? this : writeString(value);
    }

    public BinaryWriter writeBytes(byte[] value) {
        writeCount(value.length);
        room(value.length);
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
        return this;
    }

    public BinaryWriter writeNullableBytes(byte @Nullable [] value) {
        writeBoolean(value != null);
        return value == null ? this : writeBytes(value);
    }

    public BinaryWriter writeStrings(Map<String, String> values) {
        writeCount(values.size());
        values.forEach((key, value) -> writeString(key).writeString(value));
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    private void room(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
