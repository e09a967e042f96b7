package io.vocstreams.journey.domain.journeys;

import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * That a journey may read differently, or exists no more. The record that says so is only made when it is asked for,
 * because a long one costs more than the change. What is asked for says how it is at that moment.
 */
public final class JourneyChange {

    private final Cut journey;
    private final Journey.Status status;
    private final BooleanSupplier isLong;
    private final Supplier<JourneyContent> content;

    public JourneyChange(Cut journey, Journey.Status status, BooleanSupplier isLong, Supplier<JourneyContent> content) {
        this.journey = journey;
        this.status = status;
        this.isLong = isLong;
        this.content = content;
    }

    public String id() {
        return journey.id();
    }

    public Journey.Status status() {
        return status;
    }

    public Instant lastAt() {
        return journey.lastAt();
    }

    public boolean isGone() {
        return status == Journey.Status.SUPERSEDED;
    }

    /** Whether there is more in it than a record lists. */
    public boolean isLong() {
        return isLong.getAsBoolean();
    }

    public JourneyContent content() {
        return content.get();
    }

    /** The same without the lists of what is in it. */
    public JourneyContent outline() {
        return content.get().withoutLists();
    }

    public Cut journey() {
        return journey;
    }
}
