package io.vocstreams.client.records;

import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Header;
import org.jspecify.annotations.Nullable;

/** A step of a call or of the case it opened. */
public final class CallCenterBuilder extends EventBuilder<CallCenterBuilder, CallCenterTouchpoint> {

    private final String action;
    private @Nullable String queue;
    private @Nullable String agentId;
    private @Nullable Long waitMillis;
    private @Nullable Long handleMillis;
    private @Nullable Boolean resolved;
    private @Nullable String reason;

    CallCenterBuilder(@Nullable String eventId, @Nullable String action) {
        super(eventId);
        this.action = Records.required(action);
    }

    public CallCenterBuilder queue(@Nullable String value) {
        queue = value;
        return this;
    }

    public CallCenterBuilder agentId(@Nullable String value) {
        agentId = value;
        return this;
    }

    public CallCenterBuilder waitMillis(@Nullable Long value) {
        waitMillis = value;
        return this;
    }

    public CallCenterBuilder handleMillis(@Nullable Long value) {
        handleMillis = value;
        return this;
    }

    public CallCenterBuilder resolved(@Nullable Boolean value) {
        resolved = value;
        return this;
    }

    public CallCenterBuilder reason(@Nullable String value) {
        reason = value;
        return this;
    }

    @Override
    CallCenterBuilder self() {
        return this;
    }

    @Override
    CallCenterTouchpoint build(Header header) {
        return new CallCenterTouchpoint(header, action, queue, agentId, waitMillis, handleMillis, resolved, reason);
    }
}
