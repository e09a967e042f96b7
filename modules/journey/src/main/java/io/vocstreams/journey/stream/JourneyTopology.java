package io.vocstreams.journey.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.InputIntake;
import io.vocstreams.platform.StageWiring;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.task.PartitionedKey;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.time.TimeState;
import io.vocstreams.platform.time.UpstreamTimes;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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
        List<String> sources = List.of(
                source(topology, "interactions-source", Topics.INTERACTIONS),
                source(topology, "consents-source", Topics.IDENTITY_CONSENTS),
                source(topology, "customers-source", Topics.CUSTOMERS),
                source(topology, "experiment-plans-source", Topics.EXPERIMENT_PLANS),
                source(topology, "operations-source", Topics.OPERATIONS),
                source(topology, "identity-watermarks-source", Topics.IDENTITY_WATERMARKS),
                source(topology, "exchange-source", Topics.JOURNEY_EXCHANGE));
        topology.addProcessor(
                PROCESSOR,
                new Tasks(new JourneyMeters(
                        deployment.meters(), settings.measuring().rules().measures())),
                sources.toArray(String[]::new));
        sink(topology, JOURNEYS_SINK, Topics.JOURNEYS);
        sink(topology, ATTRIBUTIONS_SINK, Topics.ATTRIBUTIONS);
        sink(topology, AT_RISK_SINK, Topics.AT_RISK);
        sink(topology, GUIDANCE_SINK, Topics.GUIDANCE);
        sink(topology, READINGS_SINK, Topics.READINGS);
        PartitionedKey.addSink(topology, DELTAS_SINK, Topics.SCORES_DELTAS, PROCESSOR);
        PartitionedKey.addSink(topology, CLAIMS_SINK, Topics.ACTIONS_CLAIMS, PROCESSOR);
        PartitionedKey.addSink(topology, EXCHANGE_SINK, Topics.JOURNEY_EXCHANGE, PROCESSOR);
        sink(topology, InputIntake.REJECTED_SINK, Topics.REJECTED);
        StageTask.addSinks(topology, PROCESSOR, Topics.LEDGER, Topics.DEAD_LETTERS);
    }

    private static String source(Topology topology, String name, String topic) {
        topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
        return name;
    }

    private static void sink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), PROCESSOR);
    }

    private final class Tasks implements ProcessorSupplier<byte[], byte[], Object, Object> {

        private final JourneyMeters meters;

        private Tasks(JourneyMeters meters) {
            this.meters = meters;
        }

        @Override
        public Processor<byte[], byte[], Object, Object> get() {
            return new DeriveJourneys(settings, deployment, meters);
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
