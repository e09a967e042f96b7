package io.vocstreams.journey.domain.journeys;

import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.Touch;
import java.time.Instant;
import java.util.Comparator;

/** Where a journey begins and ends, outbound messages aside. */
public record Cut(String id, Touch first, Touch last) {

    /** No two begin with the same touchpoint. */
    public static final Comparator<Cut> ORDER = Comparator.comparing(Cut::first, CustomerEvent.ORDER);

    public Instant startedAt() {
        return first.occurredAt();
    }

    public Instant lastAt() {
        return last.occurredAt();
    }
}
