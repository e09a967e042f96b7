package io.vocstreams.model.voice;

import io.vocstreams.model.Channel;
import java.time.Instant;

/** What one customer said at one event, as published. */
public record Reading(Content content, long revision, Instant asOf) {

    /**
     * Whose voice, and when.
     *
     * @param eventId of the feedback, or of the first of the messages that are read as one text
     * @param channel under which it counts
     */
    public record Content(String eventId, String customerId, Instant occurredAt, Channel channel, Voice voice) {}
}
