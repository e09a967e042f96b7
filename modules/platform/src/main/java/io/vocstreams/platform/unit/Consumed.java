package io.vocstreams.platform.unit;

import io.vocstreams.platform.SourceRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A record that is taken in and whose work is still to be done. */
public record Consumed(RecordMetadata metadata, Record<byte[], byte[]> record) {

    public SourceRecord source() {
        return SourceRecord.of(metadata, record);
    }
}
