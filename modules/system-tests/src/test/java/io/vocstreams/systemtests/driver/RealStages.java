package io.vocstreams.systemtests.driver;

import io.micrometer.core.instrument.MeterRegistry;
import io.vocstreams.actions.calendar.CalendarFile;
import io.vocstreams.actions.stream.ActionsSettings;
import io.vocstreams.actions.stream.ActionsTopology;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.driver.StageDriver;
import io.vocstreams.identity.stream.IdentityTopology;
import io.vocstreams.journey.domain.counting.PlanRules;
import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.journey.stream.JourneySettings;
import io.vocstreams.journey.stream.JourneyTopology;
import io.vocstreams.journey.stream.RuleTexts;
import io.vocstreams.journey.stream.RuleTexts.Rules;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.StageWiring;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.time.InputLag;
import io.vocstreams.scores.stream.ScoresSettings;
import io.vocstreams.scores.stream.ScoresTopology;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The stages with a world's policies, their state in memory. */
final class RealStages {

    /** So few that a restart may come in the middle. */
    private static final int DERIVED_AGAIN = 3;

    private final EdgeSerdes serdes;
    private final Map<String, Integer> partitions;
    private final MeterRegistry meters;
    /** What JOURNEY went by at each start with other policies. */
    private final Map<String, Rules> starts = new HashMap<>();

    private Policies policies;

    RealStages(Policies policies, EdgeSerdes serdes, Map<String, Integer> partitions, MeterRegistry meters) {
        this.policies = policies;
        this.serdes = serdes;
        this.partitions = Map.copyOf(partitions);
        this.meters = meters;
    }

    StageTopology identity(InputLag lag) {
        Deployment deployment = deployment("identity", lag);
        return topology("identity", new IdentityTopology(policies.retention(), deployment));
    }

    /** With other policies from the next start on. */
    void change(Policies others) {
        policies = others;
    }

    StageTopology journey(InputLag lag) {
        CustomerRules rules = new CustomerRules(
                policies.world().journey(), policies.world().scores(), policies.catalogue(), LexiconReader.shipped());
        String start = String.valueOf(starts.size());
        starts.put(start, new Rules(rules, policies.measuring(), policies.guidance()));
        PlanRules plans = new PlanRules(
                planned(policies.world().scores()), policies.measuring().rules().measures(), Experiments.REACH);
        JourneySettings settings = new JourneySettings(
                rules,
                policies.measuring(),
                policies.triggering(),
                policies.guidance(),
                plans,
                policies.time(),
                policies.retention(),
                Duration.ofSeconds(1),
                10_000,
                DERIVED_AGAIN,
                new RuleTexts(Map.of("start", start), texts -> Objects.requireNonNull(starts.get(texts.get("start")))));
        return topology("journey", new JourneyTopology(settings, deployment("journey", lag)));
    }

    /** What a world plans is accepted whatever it says of surveys. */
    private static ScorePolicy planned(ScorePolicy scores) {
        return new ScorePolicy(
                scores.zone(),
                scores.breakdowns(),
                ScorePolicy.Counting.LATEST_PER_CUSTOMER,
                Map.of(),
                scores.grace(),
                scores.emitInterval());
    }

    StageTopology scores(InputLag lag) {
        ScoresSettings settings = new ScoresSettings(
                policies.world().scores(),
                policies.world().scores().emitInterval(),
                policies.time(),
                policies.retention());
        return topology("scores", new ScoresTopology(settings, deployment("scores", lag)));
    }

    StageTopology actions(InputLag lag) {
        ActionsSettings settings = new ActionsSettings(
                CalendarFile.shipped(), policies.time(), policies.retention(), policies.casesKept());
        return topology("actions", new ActionsTopology(settings, deployment("actions", lag)));
    }

    private Deployment deployment(String stage, InputLag lag) {
        return new Deployment(
                serdes, new StageStores(StageStores.Kind.MEMORY), partitions, lag, new StageMeters(meters, stage));
    }

    private StageTopology topology(String name, StageWiring stage) {
        String writable = String.valueOf(policies.writable());
        return new StageTopology(
                StageDriver.properties(name, Map.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, writable)), stage);
    }
}
