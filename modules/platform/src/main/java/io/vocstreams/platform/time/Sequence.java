package io.vocstreams.platform.time;

import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The running number of a record among those that one task wrote to one partition; travels in a record header. */
public record Sequence(int task, long count) {

    public static final String HEADER = "voc-seq";

    public void addTo(Headers headers) {
        headers.add(
                HEADER, new BinaryWriter().writeCount(task).writeCount(count).toBytes());
    }

    /** Null where another system wrote the record. */
    public static @Nullable Sequence of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null) {
            return null;
        }
        BinaryReader reader = new BinaryReader(header.value());
        return new Sequence((int) reader.readCount(), reader.readCount());
    }
}
