package io.vocstreams.systemtests.driver;

import io.micrometer.core.instrument.MeterRegistry;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.identity.stream.IdentityTopology;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.CustomerRules;
import io.vocstreams.journey.stream.JourneyTopology;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.Stage;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.run.CommitPace;
import io.vocstreams.platform.run.StoreMemory;
import io.vocstreams.platform.run.StreamsProperties;
import io.vocstreams.platform.time.InputLag;
import io.vocstreams.scores.stream.ScoresTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** The stages with a world's policies, their state in memory. */
final class RealStages {

    private static final JourneyTopology.Limits LIMITS = new JourneyTopology.Limits(Duration.ofSeconds(1), 10_000);
    private static final StageStores STORES = new StageStores(StageStores.Kind.MEMORY);

    private final Policies policies;
    private final EdgeSerdes serdes;
    private final Map<String, Integer> partitions;
    private final MeterRegistry meters;

    RealStages(Policies policies, EdgeSerdes serdes, Map<String, Integer> partitions, MeterRegistry meters) {
        this.policies = policies;
        this.serdes = serdes;
        this.partitions = Map.copyOf(partitions);
        this.meters = meters;
    }

    StageTopology identity(InputLag lag) {
        return topology(
                "identity",
                new IdentityTopology(policies.retention(), serdes, STORES, partitions, lag)
                        .observedBy(new StageMeters(meters, "identity")));
    }

    StageTopology journey(InputLag lag) {
        CustomerRules rules =
                new CustomerRules(policies.world().journey(), policies.world().scores(), ActionCatalogues.shipped());
        JourneyTopology.Partitions counts = new JourneyTopology.Partitions(
                partitionsOf(Topics.JOURNEY_EXCHANGE),
                partitionsOf(Topics.SCORES_DELTAS),
                partitionsOf(Topics.IDENTITY_HOPS));
        JourneyTopology.Settings settings =
                new JourneyTopology.Settings(rules, policies.time(), policies.retention(), LIMITS, counts, lag);
        return topology(
                "journey",
                new JourneyTopology(settings, serdes, STORES).observedBy(new StageMeters(meters, "journey")));
    }

    StageTopology scores(InputLag lag) {
        ScoresTopology.Policy policy = new ScoresTopology.Policy(
                policies.world().scores(),
                policies.time(),
                policies.retention(),
                partitionsOf(Topics.JOURNEY_EXCHANGE));
        return topology(
                "scores",
                new ScoresTopology(serdes, policy, STORES, lag).observedBy(new StageMeters(meters, "scores")));
    }

    private static StageTopology topology(String name, Stage stage) {
        Properties properties = new StreamsProperties(
                        "voc-" + name,
                        "1",
                        "none:9092",
                        Path.of("target"),
                        1,
                        CommitPace.DEFAULT_INTERVAL,
                        StoreMemory.DEFAULT_MEGABYTES,
                        RecordLimits.DEFAULT_READ,
                        Topics.DEAD_LETTERS,
                        Map.of())
                .toProperties();
        return new StageTopology(properties, stage);
    }

    private int partitionsOf(String topic) {
        Integer count = partitions.get(topic);
        if (count == null) {
            throw new IllegalArgumentException(topic + " is not in the catalogue");
        }
        return count;
    }
}
