package io.vocstreams.model;

import org.jspecify.annotations.Nullable;

/** A step of a call or of the case it opened. */
public record CallCenterTouchpoint(
        Header header,
        String action,
        @Nullable String queue,
        @Nullable String agentId,
        @Nullable Long waitMillis,
        @Nullable Long handleMillis,
        @Nullable Boolean resolved,
        @Nullable String reason)
        implements Touchpoint {

    @Override
    public IncomingKind kind() {
        return IncomingKind.CALL_CENTER;
    }

    @Override
    public CallCenterTouchpoint under(Header other) {
        return new CallCenterTouchpoint(other, action, queue, agentId, waitMillis, handleMillis, resolved, reason);
    }

    @Override
    public Channel channel() {
        return Channel.CALL_CENTER;
    }
}
