package io.vocstreams.journey.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.StageDefinition;
import io.vocstreams.platform.StageWiring;
import io.vocstreams.platform.config.Settings;
import java.util.Optional;
import java.util.Set;

/** JOURNEY as a deployment runs it. */
public final class JourneyStage implements StageDefinition {

    @Override
    public String name() {
        return JourneyTopology.STAGE;
    }

    @Override
    public Set<String> counted() {
        return Set.of(Topics.JOURNEY_EXCHANGE, Topics.SCORES_DELTAS, Topics.ACTIONS_CLAIMS, Topics.IDENTITY_HOPS);
    }

    @Override
    public Optional<String> loopTopic() {
        return Optional.of(Topics.JOURNEY_EXCHANGE);
    }

    @Override
    public StageWiring create(Settings settings, Deployment deployment) {
        return new JourneyTopology(JourneySettings.from(settings), deployment);
    }
}
