package io.vocstreams.scores.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.StageNodes;
import io.vocstreams.platform.StageWiring;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.time.TimeState;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Changes of counts in, current scores and rates out. */
public final class ScoresTopology implements StageWiring {

    static final String STAGE = "scores";
    static final String SOURCE = "scores-deltas-source";
    static final String PROCESSOR = "keep-scores";
    static final String SCORES_SINK = "scores-sink";
    static final String RATES_SINK = "rates-sink";

    private final ScoresSettings settings;
    private final Deployment deployment;

    public ScoresTopology(ScoresSettings settings, Deployment deployment) {
        this.settings = settings;
        this.deployment = deployment;
    }

    @Override
    public void addTo(Topology topology) {
        StageNodes nodes = new StageNodes(topology, deployment.meters(), PROCESSOR);
        nodes.reads(SOURCE, Topics.SCORES_DELTAS);
        nodes.process(new Tasks(new ScoresMeters(deployment.meters())));
        nodes.publishes(SCORES_SINK, Topics.SCORES);
        nodes.publishes(RATES_SINK, Topics.RATES);
    }

    private final class Tasks implements ProcessorSupplier<byte[], byte[], Object, Object> {

        private final ScoresMeters meters;

        private Tasks(ScoresMeters meters) {
            this.meters = meters;
        }

        @Override
        public Processor<byte[], byte[], Object, Object> get() {
            return new KeepScores(settings, deployment, meters);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            Set<String> names = new TreeSet<>(Set.of(OpenTimes.STORE, TimeState.STORE, Ledger.STORE));
            names.addAll(CountedScores.LYING.names());
            names.addAll(CountedRates.LYING.names());
            return deployment.stores().ofTask(names.toArray(String[]::new));
        }
    }
}
