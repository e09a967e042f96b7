package io.vocstreams.gateway;

import io.vocstreams.model.Incoming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a request, which gets one answer.
 *
 * @param eventId null if the item has none
 * @param records what it says; one of our own form is one, an {@code identify} of Segment's may be several
 * @param refusal null unless it is refused; nothing of it is written then
 */
record RequestItem(
        @Nullable String eventId,
        List<Incoming> records,
        @Nullable Refusal refusal) {

    static RequestItem of(@Nullable String eventId, List<Incoming> records) {
        return new RequestItem(eventId, records, null);
    }

    static RequestItem refused(@Nullable String eventId, Refusal refusal) {
        return new RequestItem(eventId, List.of(), refusal);
    }

    boolean isRefused() {
        return refusal != null;
    }
}
