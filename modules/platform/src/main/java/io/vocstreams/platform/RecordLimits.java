package io.vocstreams.platform;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * How large records may be, in bytes, with key and headers. A topic's own limit is one of compressed bytes, so it says
 * little of what comes in.
 *
 * @param read what producers may send
 * @param written what may follow from it
 */
public record RecordLimits(int read, int written) {

    /** Among Kafka Streams' own settings, where every processor finds it. */
    public static final String READ = "voc.max-record-bytes";

    public static final int DEFAULT_READ = 1024 * 1024;

    /** So much may be written: what is refused or sent on carries what came in, and often twice. */
    public static final int DEFAULT_WRITTEN = 4 * DEFAULT_READ;

    /** Headers of ours, and what Kafka puts around a record. */
    private static final int AROUND = 4 * 1024;

    /** To be called while the processor is initialised. */
    public static RecordLimits of(ProcessorContext<?, ?> context) {
        return of(context.appConfigs());
    }

    /** By the settings of a Kafka Streams application. */
    public static RecordLimits of(Map<String, ?> chosen) {
        Object read = chosen.get(READ);
        Object written = new StreamsConfig(chosen)
                .getProducerConfigs("limits")
                .getOrDefault(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DEFAULT_WRITTEN);
        return new RecordLimits(
                read == null ? DEFAULT_READ : Integer.parseInt(read.toString()), Integer.parseInt(written.toString()));
    }

    public boolean letsIn(SourceRecord record) {
        return record.size() <= read;
    }

    /** To be called before anything is changed that the record is to tell. */
    public void requireWritable(String where, byte @Nullable [] key, byte @Nullable [] value) {
        requireWritable(where, SourceRecord.length(key) + SourceRecord.length(value));
    }

    public void requireWritable(String where, String key, byte @Nullable [] value) {
        requireWritable(where, Utils.utf8Length(key) + SourceRecord.length(value));
    }

    public boolean isWritable(String key, byte[] value) {
        return isWritable(Utils.utf8Length(key) + value.length);
    }

    public boolean isWritable(byte[] key, byte[] value) {
        return isWritable((long) key.length + value.length);
    }

    private void requireWritable(String where, long size) {
        if (!isWritable(size)) {
            throw new RecordTooLarge(where, size, written);
        }
    }

    private boolean isWritable(long size) {
        return size <= written - AROUND;
    }

    /** What follows from a record is larger than may be written. It would be so again, so nothing is tried again. */
    public static final class RecordTooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private RecordTooLarge(String where, long size, int limit) {
            super("A record of " + size + " bytes for " + where + " is larger than may be written: " + limit);
        }
    }
}
