package io.vocstreams.journey.domain.counting;

import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.model.Channel;
import io.vocstreams.model.voice.Voice;
import java.util.List;

/**
 * What follows from a conversation: what it says, and as what that counts.
 *
 * @param first of its messages
 */
public record CountedMessage(Touch first, Voice voice, List<Counting> countings) implements Counted {

    @Override
    public CustomerEvent event() {
        return first;
    }

    @Override
    public Channel channel() {
        return first.channel();
    }
}
