package io.vocstreams.journey.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.StageNodes;
import io.vocstreams.platform.StageWiring;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.time.TimeState;
import io.vocstreams.platform.time.UpstreamTimes;
import java.util.Set;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Interactions, profiles and operations in; journeys, attributions, readings, guidance and changes of scores out. */
public final class JourneyTopology implements StageWiring {

    static final String STAGE = "journey";
    static final String PROCESSOR = "derive-journeys";
    static final String JOURNEYS_SINK = "journeys-sink";
    static final String ATTRIBUTIONS_SINK = "attributions-sink";
    static final String AT_RISK_SINK = "at-risk-sink";
    static final String GUIDANCE_SINK = "guidance-sink";
    static final String READINGS_SINK = "readings-sink";
    static final String DELTAS_SINK = "scores-deltas-sink";
    static final String CLAIMS_SINK = "actions-claims-sink";
    static final String EXCHANGE_SINK = "exchange-sink";

    private final JourneySettings settings;
    private final Deployment deployment;

    public JourneyTopology(JourneySettings settings, Deployment deployment) {
        this.settings = settings;
        this.deployment = deployment;
    }

    @Override
    public void addTo(Topology topology) {
        StageNodes nodes = new StageNodes(topology, deployment.meters(), PROCESSOR);
        nodes.reads("interactions-source", Topics.INTERACTIONS);
        nodes.reads("consents-source", Topics.IDENTITY_CONSENTS);
        nodes.reads("customers-source", Topics.CUSTOMERS);
        nodes.reads("experiment-plans-source", Topics.EXPERIMENT_PLANS);
        nodes.reads("operations-source", Topics.OPERATIONS);
        nodes.reads("identity-watermarks-source", Topics.IDENTITY_WATERMARKS);
        nodes.reads("exchange-source", Topics.JOURNEY_EXCHANGE);
        JourneyMeters meters = new JourneyMeters(
                deployment.meters(), settings.measuring().rules().measures());
        nodes.process(new Tasks(meters, nodes.read()));
        nodes.publishes(JOURNEYS_SINK, Topics.JOURNEYS);
        nodes.publishes(ATTRIBUTIONS_SINK, Topics.ATTRIBUTIONS);
        nodes.publishes(AT_RISK_SINK, Topics.AT_RISK);
        nodes.publishes(GUIDANCE_SINK, Topics.GUIDANCE);
        nodes.publishes(READINGS_SINK, Topics.READINGS);
        nodes.sends(DELTAS_SINK, Topics.SCORES_DELTAS);
        nodes.sends(CLAIMS_SINK, Topics.ACTIONS_CLAIMS);
        nodes.sends(EXCHANGE_SINK, Topics.JOURNEY_EXCHANGE);
        nodes.refuses();
    }

    private final class Tasks implements ProcessorSupplier<byte[], byte[], Object, Object> {

        private final JourneyMeters meters;
        private final Set<String> sources;

        private Tasks(JourneyMeters meters, Set<String> sources) {
            this.meters = meters;
            this.sources = sources;
        }

        @Override
        public Processor<byte[], byte[], Object, Object> get() {
            return new DeriveJourneys(settings, deployment, meters, sources);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return deployment
                    .stores()
                    .ofTask(
                            CustomerEntries.NAME,
                            ProfileStore.NAME,
                            Closings.NAME,
                            Claims.OF_FEEDBACK,
                            Claims.OF_READINGS,
                            Deadlines.NAME,
                            RiskWork.LOOKS,
                            RulesByCustomer.NAME,
                            PlanStore.NAME,
                            ExposedStore.NAME,
                            Notices.NAME,
                            Interests.NAME,
                            Claims.OF_GUIDANCE,
                            GuidanceWork.LOOKS,
                            TimeState.STORE,
                            UpstreamTimes.STORE,
                            Ledger.STORE);
        }
    }
}
