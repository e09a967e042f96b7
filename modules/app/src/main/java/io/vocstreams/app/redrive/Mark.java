package io.vocstreams.app.redrive;

import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.SourceRecord.RawHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Says of a record which refused one it was sent for: the place that one had in the same topic. */
record Mark(String text) {

    static final String HEADER = "voc-redriven";

    /** What a record that is sent again for this one carries. */
    static Mark of(SourceRecord refused) {
        return new Mark(refused.partition() + "/" + refused.offset());
    }

    /** Null if nobody has sent the record again. */
    static @Nullable Mark in(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header == null || header.value() == null
                ? null
                : new Mark(new String(header.value(), StandardCharsets.UTF_8));
    }

    static boolean isIn(SourceRecord source) {
        return source.headers().stream().anyMatch(header -> header.key().equals(HEADER));
    }

    /** The record's own headers, with this mark and no older one. */
    List<RawHeader> amongst(List<RawHeader> headers) {
        List<RawHeader> marked = new ArrayList<>(headers);
        marked.removeIf(header -> header.key().equals(HEADER));
        marked.add(new RawHeader(HEADER, text.getBytes(StandardCharsets.UTF_8)));
        return marked;
    }
}
