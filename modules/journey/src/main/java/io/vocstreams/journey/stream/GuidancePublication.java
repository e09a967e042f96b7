package io.vocstreams.journey.stream;

import io.vocstreams.model.guidance.GuidanceRow;
import org.jspecify.annotations.Nullable;

/** Publishes what the claims on one guidance say. Readers are told that nobody is concerned any more. */
record GuidancePublication(JourneyOutbox outbox) implements Claims.Publication<GuidanceRow.Content> {

    @Override
    public void publish(String guidanceId, GuidanceRow.@Nullable Content content, long revision) {
        if (content != null) {
            outbox.guidance(new GuidanceRow(content, revision));
        }
    }

    @Override
    public void end(String guidanceId, GuidanceRow.Content last, long revision) {
        outbox.guidance(new GuidanceRow(last.withdrawn(outbox.now()), revision + 1));
    }
}
