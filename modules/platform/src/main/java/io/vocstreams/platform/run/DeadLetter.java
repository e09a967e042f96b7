package io.vocstreams.platform.run;

import io.vocstreams.platform.Causes;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A record that a defect has stopped, as it came, with Kafka's error headers. */
public final class DeadLetter {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetter.class);

    private static final String HEADER = "__streams.errors.";
    private static final String OUR_CODE = "io.vocstreams.";
    /** Below come the depths of Kafka Streams, the same for every record. */
    private static final int FRAMES = 12;

    /** Of our headers, at most. */
    private static final int HEADERS = 16 * 1024;

    private static final int HEAD = 16 * 1024;

    private final SourceRecord source;
    private final Headers headers;

    private DeadLetter(SourceRecord source, Headers headers) {
        this.source = source;
        this.headers = headers;
    }

    /** Also says so in the log. */
    public static DeadLetter of(SourceRecord source, Throwable defect, RecordLimits limits) {
        LOG.warn(
                "A record of {}, partition {}, offset {} goes to the dead letters: {}\n{}",
                source.topic(),
                source.partition(),
                source.offset(),
                message(defect),
                stackTrace(defect));
        boolean isWhole = source.size() <= limits.written() - HEADERS;
        SourceRecord kept = isWhole ? source : source.head(HEAD);
        Headers headers = new RecordHeaders();
        kept.headers().forEach(header -> headers.add(header.key(), header.value()));
        if (!isWhole) {
            add(headers, "length", Long.toString(source.size()));
        }
        add(headers, "exception", defect.getClass().getName());
        add(headers, "message", message(defect));
        add(headers, "stacktrace", stackTrace(defect));
        add(headers, "topic", source.topic());
        add(headers, "partition", Integer.toString(source.partition()));
        add(headers, "offset", Long.toString(source.offset()));
        return new DeadLetter(kept, headers);
    }

    /** For a sink. */
    public Record<byte @Nullable [], byte @Nullable []> record(long timestamp) {
        return new Record<>(source.key(), source.value(), timestamp, headers);
    }

    ProducerRecord<byte[], byte[]> to(String topic) {
        return new ProducerRecord<>(topic, null, source.key(), source.value(), headers);
    }

    /** The head of what a stage could not write, and which topic it was for. */
    static ProducerRecord<byte[], byte[]> ofOutput(
            String topic, ProducerRecord<byte[], byte[]> output, Throwable defect) {
        SourceRecord whole = new SourceRecord(output.topic(), -1, -1, 0, output.key(), output.value(), List.of());
        SourceRecord head = whole.head(HEAD);
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topic, head.key(), head.value());
        Headers headers = letter.headers();
        add(headers, "exception", defect.getClass().getName());
        add(headers, "output", output.topic());
        add(headers, "length", Long.toString(whole.size()));
        return letter;
    }

    /** A message may quote the record, which must not get into headers and logs; ours never do. */
    public static String message(Throwable defect) {
        StackTraceElement[] frames = defect.getStackTrace();
        boolean ours = defect.getClass().getName().startsWith(OUR_CODE)
                || (frames.length > 0
                        && frames[0].getClassName().startsWith(OUR_CODE)
                        && defect instanceof IllegalStateException);
        return ours ? String.valueOf(defect.getMessage()) : defect.getClass().getSimpleName();
    }

    /** Without messages, and only the top. */
    public static String stackTrace(Throwable defect) {
        StringBuilder trace = new StringBuilder();
        Causes.of(defect).forEach(cause -> trace.append(cause == defect ? "" : "caused by ")
                .append(cause.getClass().getName())
                .append('\n')
                .append(Arrays.stream(cause.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\tat " + frame + "\n")
                        .collect(Collectors.joining())));
        return trace.toString();
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(HEADER + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
