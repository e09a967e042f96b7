package io.vocstreams.identity.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.StageDefinition;
import io.vocstreams.platform.StageWiring;
import io.vocstreams.platform.config.Settings;
import java.util.Optional;

/** IDENTITY as a deployment runs it. */
public final class IdentityStage implements StageDefinition {

    @Override
    public String name() {
        return IdentityTopology.STAGE;
    }

    @Override
    public Optional<String> loopTopic() {
        return Optional.of(Topics.IDENTITY_HOPS);
    }

    @Override
    public StageWiring create(Settings settings, Deployment deployment) {
        return new IdentityTopology(VocSettings.retention(settings), deployment);
    }
}
