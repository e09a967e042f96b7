package io.vocstreams.actions.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.StageDefinition;
import io.vocstreams.platform.StageWiring;
import io.vocstreams.platform.config.Settings;
import java.util.Optional;
import java.util.Set;

/** ACTIONS as a deployment runs it. */
public final class ActionsStage implements StageDefinition {

    @Override
    public String name() {
        return ActionsTopology.STAGE;
    }

    /** Only tasks that own a partition of their stage's loop topic keep anything, and so tell the time. */
    @Override
    public Set<String> counted() {
        return Set.of(Topics.JOURNEY_EXCHANGE);
    }

    @Override
    public Optional<String> loopTopic() {
        return Optional.of(Topics.ACTIONS_EXCHANGE);
    }

    @Override
    public StageWiring create(Settings settings, Deployment deployment) {
        return new ActionsTopology(ActionsSettings.from(settings), deployment);
    }
}
