package io.vocstreams.platform.time;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * When the record that sets off what is being done arrived at its input topic. Travels from stage to stage in a record
 * header, so that the last one can say how long it took.
 */
public final class Arrival {

    public static final String HEADER = "voc-arrived";

    /** Of what time or a backlog sets off. */
    public static final Arrival UNKNOWN = new Arrival(Watermark.NONE, null);

    private final long millis;
    private @Nullable Header header;

    private Arrival(long millis, @Nullable Header header) {
        this.millis = millis;
        this.header = header;
    }

    /** By the Kafka timestamp of a record of an input topic; there is none where it is not positive. */
    public static Arrival at(long timestamp) {
        return timestamp > 0 ? new Arrival(timestamp, null) : UNKNOWN;
    }

    /** As the stage before says. */
    public static Arrival of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header == null || header.value().length != Long.BYTES
                ? UNKNOWN
                : new Arrival(ByteBuffer.wrap(header.value()).getLong(), header);
    }

    public boolean isKnown() {
        return millis != Watermark.NONE;
    }

    public long millis() {
        return millis;
    }

    public void addTo(Headers headers) {
        if (isKnown()) {
            Header known = header;
            if (known == null) {
                known = new RecordHeader(
                        HEADER, ByteBuffer.allocate(Long.BYTES).putLong(millis).array());
                header = known;
            }
            headers.add(known);
        }
    }
}
