package io.vocstreams.actions.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.StageNodes;
import io.vocstreams.platform.StageWiring;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.time.TimeState;
import java.util.Set;
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
        StageNodes nodes = new StageNodes(topology, deployment.meters(), PROCESSOR);
        nodes.reads("claims-source", Topics.ACTIONS_CLAIMS);
        nodes.reads("case-actions-source", Topics.CASE_ACTIONS);
        nodes.reads("improvement-actions-source", Topics.IMPROVEMENT_ACTIONS);
        nodes.reads("exchange-source", Topics.ACTIONS_EXCHANGE);
        nodes.process(new Tasks(new ActionsMeters(deployment.meters()), nodes.read()));
        nodes.publishes(CASES_SINK, Topics.CASES);
        nodes.publishes(CASE_EVENTS_SINK, Topics.CASE_EVENTS);
        nodes.publishes(IMPROVEMENTS_SINK, Topics.IMPROVEMENTS);
        nodes.publishes(EXPERIMENTS_SINK, Topics.EXPERIMENTS);
        nodes.sends(EXCHANGE_SINK, Topics.ACTIONS_EXCHANGE);
        nodes.refuses();
    }

    private final class Tasks implements ProcessorSupplier<byte[], byte[], Object, Object> {

        private final ActionsMeters meters;
        private final Set<String> sources;

        private Tasks(ActionsMeters meters, Set<String> sources) {
            this.meters = meters;
            this.sources = sources;
        }

        @Override
        public Processor<byte[], byte[], Object, Object> get() {
            return new KeepCases(settings, deployment, meters, sources);
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
