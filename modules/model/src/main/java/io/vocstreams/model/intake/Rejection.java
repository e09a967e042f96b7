package io.vocstreams.model.intake;

import org.jspecify.annotations.Nullable;

/**
 * A refusal: the reason, and a detail the producing team can act on. The detail never repeats personal data.
 *
 * @param field the path of the field that is to be mended, as in the schema, for example {@code header.eventId}; null
 *     where there is none to name
 */
public record Rejection(RejectReason reason, @Nullable String field, String detail) {

    /** A refusal of the record as a whole. */
    public Rejection(RejectReason reason, String detail) {
        this(reason, null, detail);
    }
}
