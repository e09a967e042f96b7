package io.vocstreams.contracts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** One kind of record as bytes without a registry; keeps its encoder and decoder for the next record. */
final class BinaryForm {

    /** Where the kind stands; the version stands before it. */
    static final int KIND = 1;

    static final int PREFIX = 2;

    /** Read once: every task has codecs of its own. */
    private static final ClassValue<SchemaHistory> HISTORIES = new ClassValue<>() {
        @Override
        protected SchemaHistory computeValue(Class<?> type) {
            return SchemaHistory.of(type.getSimpleName());
        }
    };

    private final int kind;
    private final Class<? extends SpecificRecord> type;
    private final Schema schema;
    private final SchemaHistory history;
    private final SpecificDatumWriter<SpecificRecord> writer;
    private final Map<Integer, SpecificDatumReader<SpecificRecord>> readers = new HashMap<>();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;

    BinaryForm(int kind, SpecificRecord prototype) {
        TrustedRecords.load();
        this.kind = kind;
        this.type = prototype.getClass();
        this.schema = prototype.getSchema();
        this.history = HISTORIES.get(type);
        this.writer = new SpecificDatumWriter<>(schema, SpecificData.getForClass(type));
    }

    byte[] write(SpecificRecord record) {
        buffer.reset();
        buffer.write(history.newest());
        buffer.write(kind);
        encoder = EncoderFactory.get().binaryEncoder(buffer, encoder);
        try {
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to memory", e);
        }
        return buffer.toByteArray();
    }

    SpecificRecord read(byte[] bytes) {
        decoder = DecoderFactory.get().binaryDecoder(bytes, PREFIX, bytes.length - PREFIX, decoder);
        try {
            return readers.computeIfAbsent((int) bytes[0], this::reader).read(null, decoder);
        } catch (IOException e) {
            throw new IllegalStateException("A stored " + schema.getName() + " is cut off");
        }
    }

    private SpecificDatumReader<SpecificRecord> reader(int version) {
        Schema written = version == history.newest() ? schema : history.version(version);
        return new SpecificDatumReader<>(written, schema, SpecificData.getForClass(type));
    }
}
