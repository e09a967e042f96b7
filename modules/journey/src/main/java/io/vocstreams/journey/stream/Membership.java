package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.Happening;
import io.vocstreams.model.Utf8;
import java.util.Comparator;

/**
 * One way in which an item belongs to a customer: by the place that published it there, the last element of the path,
 * with the content that came on this way.
 */
record Membership<T extends Happening>(String element, int revision, boolean identified, T content) {

    /** Which content holds while there are several ways: the highest version, then the smallest element. */
    static final Comparator<Membership<?>> PREFERENCE = Comparator.<Membership<?>>comparingInt(
                    membership -> -membership.revision())
            .thenComparing(Membership::element, Utf8.ORDER);
}
