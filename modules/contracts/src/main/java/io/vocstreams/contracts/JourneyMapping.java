package io.vocstreams.contracts;

import io.vocstreams.contract.JourneyStep;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.JourneyPath;
import java.util.List;

/** Between what is derived from a customer's interactions in the model and in Avro: journeys and attributions. */
public final class JourneyMapping {

    private JourneyMapping() {}

    public static io.vocstreams.contract.Journey toAvro(Journey journey) {
        JourneyPath path = journey.path();
        return new io.vocstreams.contract.Journey(
                journey.journeyId(),
                journey.customerId(),
                journey.identified(),
                Enums.JOURNEY_STATUS.toAvro(journey.status()),
                journey.supersededBy(),
                path.startedAt(),
                path.lastAt(),
                path.steps().stream().map(JourneyMapping::toAvro).toList(),
                path.stepCount(),
                path.channels().stream().map(Enums.CHANNEL::toAvro).toList(),
                path.channelSwitches(),
                path.visits(),
                Enums.STAGE.toAvro(path.furthestStage()),
                Enums.JOURNEY_OUTCOME.toAvro(path.outcome()),
                journey.feedbackIds(),
                journey.revision(),
                journey.asOf());
    }

    static Journey toModel(io.vocstreams.contract.Journey journey) {
        JourneyPath path = new JourneyPath(
                journey.getStartedAt(),
                journey.getLastAt(),
                journey.getSteps().stream().map(JourneyMapping::toModel).toList(),
                journey.getStepCount(),
                journey.getChannels().stream().map(Enums.CHANNEL::toModel).toList(),
                journey.getChannelSwitches(),
                journey.getVisits(),
                Enums.STAGE.toModel(journey.getFurthestStage()),
                Enums.JOURNEY_OUTCOME.toModel(journey.getOutcome()));
        JourneyContent content = new JourneyContent(
                journey.getJourneyId(),
                journey.getCustomerId(),
                journey.getIdentified(),
                Enums.JOURNEY_STATUS.toModel(journey.getStatus()),
                journey.getSupersededBy(),
                path,
                List.copyOf(journey.getFeedbackIds()));
        return new Journey(content, journey.getRevision(), journey.getAsOf());
    }

    public static io.vocstreams.contract.Attribution toAvro(Attribution attribution) {
        return new io.vocstreams.contract.Attribution(
                attribution.feedbackId(),
                attribution.customerId(),
                attribution.touchpointId(),
                attribution.journeyId(),
                Enums.ATTRIBUTION_RULE.toAvro(attribution.rule()),
                attribution.lagMillis(),
                attribution.revision());
    }

    static Attribution toModel(io.vocstreams.contract.Attribution attribution) {
        AttributionContent content = new AttributionContent(
                attribution.getFeedbackId(),
                attribution.getCustomerId(),
                attribution.getTouchpointId(),
                attribution.getJourneyId(),
                Enums.ATTRIBUTION_RULE.toModel(attribution.getRule()),
                attribution.getLagMillis());
        return new Attribution(content, attribution.getRevision());
    }

    private static JourneyStep toAvro(Journey.Step step) {
        return new JourneyStep(
                step.eventId(),
                step.occurredAt(),
                Enums.CHANNEL.toAvro(step.channel()),
                step.action(),
                Enums.STAGE.toAvro(step.stage()),
                step.visit());
    }

    private static Journey.Step toModel(JourneyStep step) {
        return new Journey.Step(
                step.getEventId(),
                step.getOccurredAt(),
                Enums.CHANNEL.toModel(step.getChannel()),
                step.getAction(),
                Enums.STAGE.toModel(step.getStage()),
                step.getVisit());
    }
}
