package io.vocstreams.app.cluster;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.identity.stream.IdentityTopology;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.CustomerRules;
import io.vocstreams.journey.stream.JourneyTopology;
import io.vocstreams.platform.Stage;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.time.InputLag;
import io.vocstreams.scores.stream.ScoresTopology;
import java.util.Map;
import java.util.Set;

/** Makes each stage with the settings of a deployment. */
final class Stages {

    private final Settings settings;
    private final EdgeSerdes serdes;
    private final Map<String, Integer> partitions;

    Stages(Settings settings, EdgeSerdes serdes, Map<String, Integer> partitions) {
        this.settings = settings;
        this.serdes = serdes;
        this.partitions = partitions;
    }

    Stage create(String name, InputLag lag, StageMeters meters) {
        return switch (name) {
            case "identity" ->
                new IdentityTopology(VocSettings.retention(settings), serdes, stores(), partitions, lag)
                        .observedBy(meters);
            case "journey" -> new JourneyTopology(journey(lag), serdes, stores()).observedBy(meters);
            case "scores" -> new ScoresTopology(serdes, scores(), stores(), lag).observedBy(meters);
            default -> throw new CommandFailure("`" + name + "` is no stage");
        };
    }

    private JourneyTopology.Settings journey(InputLag lag) {
        CustomerRules rules = new CustomerRules(
                VocSettings.journey(settings),
                VocSettings.score(settings),
                ActionCatalogues.from(settings.get(VocSettings.ACTIONS)));
        JourneyTopology.Partitions counts = new JourneyTopology.Partitions(
                partitionsOf(Topics.JOURNEY_EXCHANGE),
                partitionsOf(Topics.SCORES_DELTAS),
                partitionsOf(Topics.IDENTITY_HOPS));
        JourneyTopology.Limits limits = new JourneyTopology.Limits(
                settings.get(VocSettings.JOURNEY_EMIT_INTERVAL), settings.get(VocSettings.CACHED_ITEMS));
        return new JourneyTopology.Settings(
                rules, VocSettings.time(settings), VocSettings.retention(settings), limits, counts, lag);
    }

    /** Topics whose number of partitions a stage must know. */
    static Set<String> counted(String name) {
        return switch (name) {
            case "journey" -> Set.of(Topics.JOURNEY_EXCHANGE, Topics.SCORES_DELTAS, Topics.IDENTITY_HOPS);
            case "scores" -> Set.of(Topics.JOURNEY_EXCHANGE);
            default -> Set.of();
        };
    }

    /** Only tasks that own a partition of their stage's loop topic keep anything, and so tell the time. */
    private ScoresTopology.Policy scores() {
        return new ScoresTopology.Policy(
                VocSettings.score(settings),
                VocSettings.time(settings),
                VocSettings.retention(settings),
                partitionsOf(Topics.JOURNEY_EXCHANGE));
    }

    private int partitionsOf(String topic) {
        Integer count = partitions.get(topic);
        if (count == null) {
            throw new CommandFailure(topic + " does not exist; `voc topics` creates it");
        }
        return count;
    }

    private StageStores stores() {
        return new StageStores(settings.get(VocSettings.STORES));
    }
}
