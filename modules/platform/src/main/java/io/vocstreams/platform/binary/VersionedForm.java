package io.vocstreams.platform.binary;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a value lies in a store, or in a topic between our own tasks: a byte that says the version, then the parts. What
 * the version before wrote is read, too, so that state outlives the build that wrote it.
 *
 * <p>To change a form: raise its version, keep the reader as it was and give it to {@link #orBefore}.
 */
public final class VersionedForm<T> {

    private final String name;
    private final int version;
    private final BiConsumer<T, BinaryWriter> writer;
    private final Function<BinaryReader, T> reader;
    private final @Nullable Function<BinaryReader, T> readerBefore;

    /** @param name of the store or topic, for the error */
    public VersionedForm(
            String name, int version, BiConsumer<T, BinaryWriter> writer, Function<BinaryReader, T> reader) {
        this(name, version, writer, reader, null);
    }

    private VersionedForm(
            String name,
            int version,
            BiConsumer<T, BinaryWriter> writer,
            Function<BinaryReader, T> reader,
            @Nullable Function<BinaryReader, T> readerBefore) {
        this.name = name;
        this.version = version;
        this.writer = writer;
        this.reader = reader;
        this.readerBefore = readerBefore;
    }

    /** The same form, which also reads what the version before wrote. */
    public VersionedForm<T> orBefore(Function<BinaryReader, T> before) {
        return new VersionedForm<>(name, version, writer, reader, before);
    }

    public byte[] toBytes(T value) {
        BinaryWriter bytes = new BinaryWriter().writeByte(version);
        writer.accept(value, bytes);
        return bytes.toBytes();
    }

    /** Reads a message, which may come from anywhere: one that is not of a known version is a bad record. */
    public T fromBytes(byte[] bytes) {
        T value = read(bytes);
        if (value == null) {
            throw new IllegalStateException(refusal(bytes));
        }
        return value;
    }

    /** Reads what this stage has stored: if that is not of a known version, all of the state is another build's. */
    public T fromStore(byte[] bytes) {
        T value = read(bytes);
        if (value == null) {
            throw new OtherBuildException(
                    refusal(bytes) + ". Run the build that wrote it, or process everything again: docs/upgrades.md");
        }
        return value;
    }

    private @Nullable T read(byte[] bytes) {
        BinaryReader parts = new BinaryReader(bytes);
        int written = parts.readByte();
        if (written == version) {
            return reader.apply(parts);
        }
        return readerBefore != null && written == version - 1 ? readerBefore.apply(parts) : null;
    }

    private String refusal(byte[] bytes) {
        return name + " has a value of form " + bytes[0] + ", written by another build; this one reads "
                + (readerBefore == null ? "" : version - 1 + " and ") + version;
    }
}
