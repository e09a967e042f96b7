package io.vocstreams.client;

import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import org.jspecify.annotations.Nullable;

/** How a send ended. Every send ends in exactly one of these. */
public sealed interface SendResult {

    static Refused of(Rejection rejection) {
        return new Refused(rejection.reason(), rejection.field(), rejection.detail());
    }

    /** In its topic, acknowledged by all in-sync replicas. Whatever crashes now, it is there. */
    record Published() implements SendResult {}

    /**
     * It breaks a rule of the contract; sending it again as it is has no sense.
     *
     * @param field the path of what is to be mended, as in the schema; null where there is none to name
     */
    record Refused(RejectReason reason, @Nullable String field, String detail) implements SendResult {}

    /** On disk here; it will be published, by this process or the next that opens the spool. */
    record Spooled() implements SendResult {}

    /**
     * Nobody has taken it and this client does not keep it: it is the caller's still. It may have arrived nevertheless;
     * sent again with the same event id it counts once.
     *
     * @param detail what there was no room in, or what did not answer
     */
    record Full(String detail) implements SendResult {}
}
