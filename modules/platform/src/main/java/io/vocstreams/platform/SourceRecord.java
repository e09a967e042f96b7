package io.vocstreams.platform;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A record exactly as it was consumed, so that it can be refused whole. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way through; never compared.
public record SourceRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<RawHeader> headers) {

    /** One header of a record. */
    @SuppressWarnings("ArrayRecordComponent")
    public record RawHeader(String key, byte @Nullable [] value) {}

    public static SourceRecord of(RecordMetadata source, Record<byte[], byte[]> record) {
        return new SourceRecord(
                source.topic(),
                source.partition(),
                source.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                rawHeaders(record.headers()));
    }

    private static List<RawHeader> rawHeaders(Headers headers) {
        List<RawHeader> raw = new ArrayList<>();
        for (Header header : headers) {
            raw.add(new RawHeader(header.key(), header.value()));
        }
        return raw;
    }
}
