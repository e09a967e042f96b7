package io.vocstreams.journey.domain.attribution;

import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.SortedDifference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of a customer's answers are attributed differently, and which are not the customer's any more. */
public record ClaimChanges(List<Attributed> claimed, List<EventKey> withdrawn) {

    public static ClaimChanges between(List<Attributed> before, List<Attributed> after) {
        List<Attributed> claimed = new ArrayList<>();
        Set<EventKey> withdrawn = new LinkedHashSet<>();
        SortedDifference.between(
                before,
                after,
                Attributed::answer,
                ClaimChanges::isSame,
                gone -> withdrawn.add(gone.answer().key()),
                claimed::add);
        // One that only moved in time, or is about something else now, is not withdrawn.
        claimed.forEach(attributed -> withdrawn.remove(attributed.answer().key()));
        return new ClaimChanges(List.copyOf(claimed), List.copyOf(withdrawn));
    }

    /** Only what is published of it. */
    @SuppressWarnings("ReferenceEquality") // What did not change stays the same object.
    private static boolean isSame(Attributed one, Attributed other) {
        if (one == other) {
            return true;
        }
        return one.rule() == other.rule()
                && Objects.equals(one.journeyId(), other.journeyId())
                && Objects.equals(touchpointId(one), touchpointId(other))
                && one.lagMillis().equals(other.lagMillis());
    }

    private static @Nullable String touchpointId(Attributed attributed) {
        return attributed.touch() == null ? null : attributed.touch().key().eventId();
    }
}
