package io.vocstreams.client.records;

import io.vocstreams.model.Header;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import org.jspecify.annotations.Nullable;

/** A message to or from the customer. */
public final class MessagingBuilder extends EventBuilder<MessagingBuilder, MessagingTouchpoint> {

    private final String action;
    private final Medium medium;
    private final Direction direction;
    private @Nullable String agentId;
    private @Nullable Boolean resolved;
    private @Nullable String campaignId;
    private @Nullable String text;

    MessagingBuilder(@Nullable String eventId, @Nullable String action, Medium medium, Direction direction) {
        super(eventId);
        this.action = Records.required(action);
        this.medium = medium;
        this.direction = direction;
    }

    public MessagingBuilder agentId(@Nullable String value) {
        agentId = value;
        return this;
    }

    public MessagingBuilder resolved(@Nullable Boolean value) {
        resolved = value;
        return this;
    }

    public MessagingBuilder campaignId(@Nullable String value) {
        campaignId = value;
        return this;
    }

    public MessagingBuilder text(@Nullable String value) {
        text = value;
        return this;
    }

    @Override
    MessagingBuilder self() {
        return this;
    }

    @Override
    MessagingTouchpoint build(Header header) {
        return new MessagingTouchpoint(header, action, medium, direction, agentId, resolved, campaignId, text);
    }
}
