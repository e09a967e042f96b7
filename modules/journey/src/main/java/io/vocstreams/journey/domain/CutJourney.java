package io.vocstreams.journey.domain;

import io.vocstreams.model.Journey;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where a journey begins and ends, and what it adds up to.
 *
 * @param messages how many outbound messages are listed in it
 * @param nextAt when the next journey starts; null if it is the last
 */
public record CutJourney(
        String id, TouchSummary sum, int messages, @Nullable Instant nextAt, Journey.Status status) {

    /** No two begin with the same touchpoint. */
    static final Comparator<CutJourney> ORDER = Comparator.comparing(CutJourney::first, Happening.ORDER);

    Touch first() {
        return sum.first();
    }

    Instant startedAt() {
        return sum.first().occurredAt();
    }

    public Instant lastAt() {
        return sum.last().occurredAt();
    }

    int stepCount() {
        return sum.count() + messages;
    }

    CutJourney withStatus(Journey.Status other) {
        return status == other ? this : new CutJourney(id, sum, messages, nextAt, other);
    }

    /** Whether it says the same, the listed steps and feedback aside. */
    boolean readsAs(CutJourney other) {
        return status == other.status && messages == other.messages && sum.readsAs(other.sum);
    }
}
