package io.vocstreams.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer's touchpoints on all channels that belong together in time, as published. */
public record Journey(JourneyContent content, long revision, Instant asOf) {

    /** No more than this many steps are listed; the count is always exact. */
    public static final int LISTED_STEPS = 500;

    public String journeyId() {
        return content.journeyId();
    }

    public String customerId() {
        return content.customerId();
    }

    public boolean identified() {
        return content.identified();
    }

    public Status status() {
        return content.status();
    }

    public @Nullable String supersededBy() {
        return content.supersededBy();
    }

    public JourneyPath path() {
        return content.path();
    }

    public List<String> feedbackIds() {
        return content.feedbackIds();
    }

    /** Whether the journey may still grow, is over, or was taken back. */
    public enum Status {
        OPEN,
        CLOSED,
        SUPERSEDED,
        UNKNOWN
    }

    /** What came of it. */
    public enum Outcome {
        CONVERTED,
        RESOLVED,
        UNRESOLVED,
        ABANDONED,
        BROWSED,
        UNKNOWN
    }

    /** One touchpoint in its journey; visit 0 is an outbound message. */
    public record Step(
            String eventId, Instant occurredAt, Channel channel, String action, LifecycleStage stage, int visit) {}
}
