package io.vocstreams.platform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
    public record RawHeader(String key, byte @Nullable [] value) {

        long size() {
            return key.getBytes(StandardCharsets.UTF_8).length + length(value);
        }
    }

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

    /** In bytes, uncompressed: key, value and headers. */
    public long size() {
        long size = length(key) + length(value);
        for (RawHeader header : headers) {
            size += header.size();
        }
        return size;
    }

    /** The beginning of the record, in so many bytes: of its key, those headers that fit whole, and of its value. */
    public SourceRecord head(int most) {
        byte[] keyHead = head(key, most);
        long left = most - length(keyHead);
        List<RawHeader> fitting = new ArrayList<>();
        for (RawHeader header : headers) {
            if (header.size() <= left) {
                fitting.add(header);
                left -= header.size();
            }
        }
        return new SourceRecord(topic, partition, offset, timestamp, keyHead, head(value, (int) left), fitting);
    }

    static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static byte @Nullable [] head(byte @Nullable [] bytes, int most) {
        return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    private static List<RawHeader> rawHeaders(Headers headers) {
        List<RawHeader> raw = new ArrayList<>();
        for (Header header : headers) {
            raw.add(new RawHeader(header.key(), header.value()));
        }
        return raw;
    }
}
