package io.vocstreams.testkit.plain;

import io.vocstreams.model.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A journey while it is put together: touchpoints that open and prolong it, and outbound messages that fell into it.
 */
final class PlainJourney {

    private final String customerId;
    private final List<Touchpoint> touchpoints = new ArrayList<>();
    private final List<Touchpoint> outbound = new ArrayList<>();

    PlainJourney(String customerId) {
        this.customerId = customerId;
    }

    List<Touchpoint> touchpoints() {
        return touchpoints;
    }

    List<Touchpoint> outbound() {
        return outbound;
    }

    /**
     * "{@code UUID.nameUUIDFromBytes} (version 3) of the UTF-8 of {@code customerId}, a newline, the first {@code
     * eventId}"
     */
    String id() {
        String name = customerId + "\n" + touchpoints.get(0).header().eventId();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    Instant startedAt() {
        return touchpoints.get(0).header().occurredAt();
    }

    Instant lastAt() {
        return touchpoints.get(touchpoints.size() - 1).header().occurredAt();
    }

    boolean hasStep(String eventId) {
        return touchpoints.stream()
                        .anyMatch(touchpoint -> touchpoint.header().eventId().equals(eventId))
                || outbound.stream()
                        .anyMatch(message -> message.header().eventId().equals(eventId));
    }
}
