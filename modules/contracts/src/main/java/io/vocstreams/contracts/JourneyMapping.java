package io.vocstreams.contracts;

import io.vocstreams.contract.JourneyStep;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.Journey;
import java.util.List;

/** Between what is derived from a customer's interactions in the model and in Avro: journeys and attributions. */
final class JourneyMapping {

    private JourneyMapping() {}

    static io.vocstreams.contract.Journey toAvro(Journey journey) {
        return new io.vocstreams.contract.Journey(
                journey.journeyId(),
                journey.customerId(),
                journey.identified(),
                Enums.JOURNEY_STATUS.toAvro(journey.status()),
                journey.supersededBy(),
                journey.startedAt(),
                journey.lastAt(),
                journey.steps().stream().map(JourneyMapping::toAvro).toList(),
                journey.stepCount(),
                journey.channels().stream().map(Enums.CHANNEL::toAvro).toList(),
                journey.channelSwitches(),
                journey.visits(),
                Enums.STAGE.toAvro(journey.furthestStage()),
                Enums.JOURNEY_OUTCOME.toAvro(journey.outcome()),
                journey.feedbackIds(),
                journey.revision(),
                journey.asOf());
    }

    static Journey toModel(io.vocstreams.contract.Journey journey) {
        return new Journey(
                journey.getJourneyId(),
                journey.getCustomerId(),
                journey.getIdentified(),
                Enums.JOURNEY_STATUS.toModel(journey.getStatus()),
                journey.getSupersededBy(),
                journey.getStartedAt(),
                journey.getLastAt(),
                journey.getSteps().stream().map(JourneyMapping::toModel).toList(),
                journey.getStepCount(),
                journey.getChannels().stream().map(Enums.CHANNEL::toModel).toList(),
                journey.getChannelSwitches(),
                journey.getVisits(),
                Enums.STAGE.toModel(journey.getFurthestStage()),
                Enums.JOURNEY_OUTCOME.toModel(journey.getOutcome()),
                List.copyOf(journey.getFeedbackIds()),
                journey.getRevision(),
                journey.getAsOf());
    }

    static io.vocstreams.contract.Attribution toAvro(Attribution attribution) {
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
        return new Attribution(
                attribution.getFeedbackId(),
                attribution.getCustomerId(),
                attribution.getTouchpointId(),
                attribution.getJourneyId(),
                Enums.ATTRIBUTION_RULE.toModel(attribution.getRule()),
                attribution.getLagMillis(),
                attribution.getRevision());
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
