package io.vocstreams.model;

import org.jspecify.annotations.Nullable;

/** A message to or from the customer. */
public record MessagingTouchpoint(
        Header header,
        String action,
        Medium medium,
        Direction direction,
        @Nullable String agentId,
        @Nullable Boolean resolved,
        @Nullable String campaignId,
        @Nullable String text)
        implements Touchpoint {

    @Override
    public IncomingKind kind() {
        return IncomingKind.MESSAGING;
    }

    /** How the message travelled. */
    public enum Medium {
        EMAIL,
        CHAT,
        SOCIAL,
        UNKNOWN
    }

    /** Who wrote it: the customer (INBOUND) or the company (OUTBOUND). */
    public enum Direction {
        INBOUND,
        OUTBOUND,
        UNKNOWN
    }

    @Override
    public MessagingTouchpoint under(Header other) {
        return new MessagingTouchpoint(other, action, medium, direction, agentId, resolved, campaignId, text);
    }

    @Override
    public Channel channel() {
        return switch (medium) {
            case EMAIL -> Channel.EMAIL;
            case CHAT -> Channel.CHAT;
            case SOCIAL -> Channel.SOCIAL;
            case UNKNOWN -> Channel.UNKNOWN;
        };
    }

    @Override
    public boolean isOutbound() {
        return direction == Direction.OUTBOUND;
    }
}
