package io.vocstreams.journey.domain.voices;

import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.model.Channel;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Voice;

/**
 * What is read in a comment, or in messages that are read as one text.
 *
 * @param event the feedback, or the first of the messages
 * @param channel under which it counts
 */
public record Heard(CustomerEvent event, Channel channel, Voice voice) {

    /** The part that is published. */
    public Reading.Content content(String customerId) {
        return new Reading.Content(event.key().eventId(), customerId, event.occurredAt(), channel, voice);
    }
}
