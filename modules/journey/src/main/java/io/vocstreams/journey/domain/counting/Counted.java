package io.vocstreams.journey.domain.counting;

import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.voices.Heard;
import io.vocstreams.model.Channel;
import io.vocstreams.model.voice.Voice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event that counts in scores: what it says, and as what it counts. */
public interface Counted {

    CustomerEvent event();

    /** Under which it counts. */
    Channel channel();

    /** What its text says; null where there is none. */
    @Nullable
    Voice voice();

    List<Counting> countings();

    default Optional<Heard> heard() {
        Voice voice = voice();
        return voice == null ? Optional.empty() : Optional.of(new Heard(event(), channel(), voice));
    }
}
