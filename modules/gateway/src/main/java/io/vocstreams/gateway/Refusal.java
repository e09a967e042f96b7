package io.vocstreams.gateway;

import io.vocstreams.model.intake.Rejection;
import org.jspecify.annotations.Nullable;

/** Why an event is not taken: a reason of the contract or one of the door's own. Never a value of the event. */
record Refusal(String reason, @Nullable String field, String detail) {

    /** The key may not send this. */
    static final String NOT_ALLOWED = "NOT_ALLOWED";
    /** The shape has it, the contract has not. */
    static final String UNSUPPORTED = "UNSUPPORTED";

    static Refusal of(Rejection rejection) {
        return new Refusal(rejection.reason().name(), rejection.field(), rejection.detail());
    }
}
