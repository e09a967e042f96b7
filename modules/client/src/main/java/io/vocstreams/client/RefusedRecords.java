package io.vocstreams.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vocstreams.client.spool.LinesFile;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.model.intake.Rejection;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was refused after it was answered with SPOOLED: one JSON object a line, with the reason and the record,
 * which can be mended and sent again.
 */
final class RefusedRecords implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedRecords.class);
    private static final JsonFactory JSON = new JsonFactory();

    private final Path path;
    private final LinesFile file;
    private final Codec codec = new Codec();
    private volatile long unkept;

    RefusedRecords(Path path, long limit) {
        this.path = path;
        this.file = new LinesFile(path, limit);
    }

    /** For one thread. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes it.
    void keep(byte[] stored, Rejection rejection) throws IOException {
        if (!file.append(line(stored, rejection))) {
            unkept++;
            LOG.error("{} is full: a record that was refused ({}) is lost", path, rejection.reason());
        }
    }

    void sync() throws IOException {
        file.sync();
    }

    long unkept() {
        return unkept;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private String line(byte[] stored, Rejection rejection) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("refusedAt", Instant.now().toString());
            json.writeStringField("reason", rejection.reason().name());
            json.writeStringField("field", rejection.field());
            json.writeStringField("detail", rejection.detail());
            InputRecord record = codec.read(stored);
            if (record == null) {
                json.writeBinaryField("bytes", stored);
            } else {
                json.writeFieldName("record");
                JsonRecords.write(record.value(), json);
            }
            json.writeEndObject();
        }
        return line.toString();
    }
}
