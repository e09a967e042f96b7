package io.vocstreams.model;

import io.vocstreams.model.Journey.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer's set says of one journey: its record but for what only a publication gives. */
public record JourneyContent(
        String journeyId,
        String customerId,
        boolean identified,
        Status status,
        @Nullable String supersededBy,
        JourneyPath path,
        List<String> feedbackIds) {

    public boolean listsAnything() {
        return !path.steps().isEmpty() || !feedbackIds.isEmpty();
    }

    /** Lists the first half of its steps and of its feedback; the counts stay. */
    public JourneyContent withHalfOfTheLists() {
        return listing(
                path.steps().subList(0, path.steps().size() / 2), feedbackIds.subList(0, feedbackIds.size() / 2));
    }

    public JourneyContent withoutLists() {
        return listing(List.of(), List.of());
    }

    private JourneyContent listing(List<Journey.Step> steps, List<String> feedback) {
        return new JourneyContent(
                journeyId, customerId, identified, status, supersededBy, path.withSteps(steps), feedback);
    }
}
