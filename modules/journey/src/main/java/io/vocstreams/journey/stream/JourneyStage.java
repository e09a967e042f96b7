package io.vocstreams.journey.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.StageDefinition;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.CustomerRules;
import io.vocstreams.platform.Stage;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.time.InputLag;
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
        return Set.of(Topics.JOURNEY_EXCHANGE, Topics.SCORES_DELTAS, Topics.IDENTITY_HOPS);
    }

    @Override
    public Optional<String> loopTopic() {
        return Optional.of(Topics.JOURNEY_EXCHANGE);
    }

    @Override
    public Stage create(Deployment deployment, InputLag lag, StageMeters meters) {
        Settings settings = deployment.settings();
        CustomerRules rules = new CustomerRules(
                VocSettings.journey(settings),
                VocSettings.score(settings),
                ActionCatalogues.from(settings.get(VocSettings.ACTIONS)));
        JourneyTopology.Partitions counts = new JourneyTopology.Partitions(
                deployment.partitionsOf(Topics.JOURNEY_EXCHANGE),
                deployment.partitionsOf(Topics.SCORES_DELTAS),
                deployment.partitionsOf(Topics.IDENTITY_HOPS));
        JourneyTopology.Limits limits = new JourneyTopology.Limits(
                settings.get(VocSettings.JOURNEY_EMIT_INTERVAL), settings.get(VocSettings.CACHED_ITEMS));
        return new JourneyTopology(
                        new JourneyTopology.Settings(
                                rules,
                                VocSettings.time(settings),
                                VocSettings.retention(settings),
                                limits,
                                counts,
                                lag),
                        deployment.serdes(),
                        deployment.stores())
                .observedBy(meters);
    }
}
