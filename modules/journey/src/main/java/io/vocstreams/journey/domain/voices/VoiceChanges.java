package io.vocstreams.journey.domain.voices;

import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.SortedDifference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is read otherwise of a customer, and which events say nothing any more, or are not the customer's. */
public record VoiceChanges(List<Heard> heard, List<EventKey> silent) {

    /** Between readings in order of their events. */
    public static VoiceChanges between(List<Heard> before, List<Heard> after) {
        List<Heard> heard = new ArrayList<>();
        Set<EventKey> silent = new LinkedHashSet<>();
        SortedDifference.between(
                before,
                after,
                Heard::event,
                (one, other) -> one.channel() == other.channel() && one.voice().equals(other.voice()),
                gone -> silent.add(gone.event().key()),
                heard::add);
        // One that only moved in time, or says something else now, is not silent.
        heard.forEach(is -> silent.remove(is.event().key()));
        return new VoiceChanges(List.copyOf(heard), List.copyOf(silent));
    }
}
