package io.vocstreams.platform.run;

import io.vocstreams.platform.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** A record that a defect has stopped, as it came, with Kafka's error headers. */
final class DeadLetter {

    private static final String HEADER = "__streams.errors.";
    private static final String OUR_CODE = "io.vocstreams.";
    /** Below come the depths of Kafka Streams, the same for every record. */
    private static final int FRAMES = 12;

    private DeadLetter() {}

    static ProducerRecord<byte[], byte[]> of(String topic, SourceRecord source, Throwable defect) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topic, source.key(), source.value());
        Headers headers = letter.headers();
        source.headers().forEach(header -> headers.add(header.key(), header.value()));
        add(headers, "exception", defect.getClass().getName());
        add(headers, "message", message(defect));
        add(headers, "stacktrace", stackTrace(defect));
        add(headers, "topic", source.topic());
        add(headers, "partition", Integer.toString(source.partition()));
        add(headers, "offset", Long.toString(source.offset()));
        return letter;
    }

    /** A message may quote the record, which must not get into headers and logs; ours never do. */
    static String message(Throwable defect) {
        StackTraceElement[] frames = defect.getStackTrace();
        boolean ours = defect.getClass().getName().startsWith(OUR_CODE)
                || (frames.length > 0
                        && frames[0].getClassName().startsWith(OUR_CODE)
                        && defect instanceof IllegalStateException);
        return ours ? String.valueOf(defect.getMessage()) : defect.getClass().getSimpleName();
    }

    /** Without messages, and only the top. */
    static String stackTrace(Throwable defect) {
        StringBuilder trace = new StringBuilder();
        for (Throwable cause = defect; cause != null; cause = cause.getCause()) {
            trace.append(cause == defect ? "" : "caused by ")
                    .append(cause.getClass().getName())
                    .append('\n')
                    .append(Arrays.stream(cause.getStackTrace())
                            .limit(FRAMES)
                            .map(frame -> "\tat " + frame + "\n")
                            .collect(Collectors.joining()));
        }
        return trace.toString();
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(HEADER + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
