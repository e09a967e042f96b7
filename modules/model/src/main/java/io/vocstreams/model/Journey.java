package io.vocstreams.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer's touchpoints on all channels that belong together in time, as published. */
public record Journey(
        String journeyId,
        String customerId,
        boolean identified,
        Status status,
        @Nullable String supersededBy,
        Instant startedAt,
        Instant lastAt,
        List<Step> steps,
        long stepCount,
        List<Channel> channels,
        int channelSwitches,
        int visits,
        Stage furthestStage,
        Outcome outcome,
        List<String> feedbackIds,
        long revision,
        Instant asOf) {

    /** No more than this many steps are listed; the count is always exact. */
    public static final int LISTED_STEPS = 500;

    public boolean listsAnything() {
        return !steps.isEmpty() || !feedbackIds.isEmpty();
    }

    /** Lists the first half of its steps and of its feedback; the counts stay. */
    public Journey withHalfOfTheLists() {
        return new Journey(
                journeyId,
                customerId,
                identified,
                status,
                supersededBy,
                startedAt,
                lastAt,
                steps.subList(0, steps.size() / 2),
                stepCount,
                channels,
                channelSwitches,
                visits,
                furthestStage,
                outcome,
                feedbackIds.subList(0, feedbackIds.size() / 2),
                revision,
                asOf);
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
    public record Step(String eventId, Instant occurredAt, Channel channel, String action, Stage stage, int visit) {}
}
