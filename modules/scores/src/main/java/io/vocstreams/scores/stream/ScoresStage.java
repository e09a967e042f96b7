package io.vocstreams.scores.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.StageDefinition;
import io.vocstreams.platform.Stage;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.time.InputLag;
import java.util.Set;

/** SCORES as a deployment runs it. */
public final class ScoresStage implements StageDefinition {

    @Override
    public String name() {
        return ScoresTopology.STAGE;
    }

    /** Only tasks that own a partition of their stage's loop topic keep anything, and so tell the time. */
    @Override
    public Set<String> counted() {
        return Set.of(Topics.JOURNEY_EXCHANGE);
    }

    @Override
    public Stage create(Deployment deployment, InputLag lag, StageMeters meters) {
        Settings settings = deployment.settings();
        ScoresTopology.Policy policy = new ScoresTopology.Policy(
                VocSettings.score(settings),
                VocSettings.time(settings),
                VocSettings.retention(settings),
                deployment.partitionsOf(Topics.JOURNEY_EXCHANGE));
        return new ScoresTopology(deployment.serdes(), policy, deployment.stores(), lag).observedBy(meters);
    }
}
