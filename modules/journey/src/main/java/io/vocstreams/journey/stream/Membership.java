package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.model.Utf8;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an item belongs to a customer: by the place that published it there, the last element of the path,
 * with the content that came on this way.
 *
 * @param receivedAt when this version came to the company, as far as its source says so
 */
record Membership<T extends CustomerEvent>(
        String element,
        int revision,
        boolean identified,
        @Nullable Instant receivedAt,
        T content) {

    /** Which content holds while there are several ways: the highest version, then the smallest element. */
    static final Comparator<Membership<?>> PREFERENCE = Comparator.<Membership<?>>comparingInt(
                    membership -> -membership.revision())
            .thenComparing(Membership::element, Utf8.ORDER);
}
