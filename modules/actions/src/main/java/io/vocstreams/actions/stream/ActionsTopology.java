package io.vocstreams.actions.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.InputIntake;
import io.vocstreams.platform.StageWiring;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.task.PartitionedKey;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.time.TimeState;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** What JOURNEY finds and what people do in; cases, what is announced of them, improvements and experiments out. */
public final class ActionsTopology implements StageWiring {

    static final String STAGE = "actions";
    static final String PROCESSOR = "keep-cases";
    static final String CASES_SINK = "cases-sink";
    static final String CASE_EVENTS_SINK = "case-events-sink";
    static final String IMPROVEMENTS_SINK = "improvements-sink";
    static final String EXPERIMENTS_SINK = "experiments-sink";
    static final String EXCHANGE_SINK = "exchange-sink";

    private final ActionsSettings settings;
    private final Deployment deployment;

    public ActionsTopology(ActionsSettings settings, Deployment deployment) {
        this.settings = settings;
        this.deployment = deployment;
    }

    @Override
    public void addTo(Topology topology) {
        List<String> sources = List.of(
                source(topology, "claims-source", Topics.ACTIONS_CLAIMS),
                source(topology, "case-actions-source", Topics.CASE_ACTIONS),
                source(topology, "improvement-actions-source", Topics.IMPROVEMENT_ACTIONS),
                source(topology, "exchange-source", Topics.ACTIONS_EXCHANGE));
        topology.addProcessor(
                PROCESSOR, new Tasks(new ActionsMeters(deployment.meters())), sources.toArray(String[]::new));
        sink(topology, CASES_SINK, Topics.CASES);
        sink(topology, CASE_EVENTS_SINK, Topics.CASE_EVENTS);
        sink(topology, IMPROVEMENTS_SINK, Topics.IMPROVEMENTS);
        sink(topology, EXPERIMENTS_SINK, Topics.EXPERIMENTS);
        PartitionedKey.addSink(topology, EXCHANGE_SINK, Topics.ACTIONS_EXCHANGE, PROCESSOR);
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

        private final ActionsMeters meters;

        private Tasks(ActionsMeters meters) {
            this.meters = meters;
        }

        @Override
        public Processor<byte[], byte[], Object, Object> get() {
            return new KeepCases(settings, deployment, meters);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return deployment
                    .stores()
                    .ofTask(
                            CaseStore.NAME,
                            KeptCases.DEADLINES,
                            KeptImprovements.STORE,
                            KeptExperiments.STORE,
                            TimeState.STORE,
                            Ledger.STORE);
        }
    }
}
