package io.vocstreams.scores.stream;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.platform.Stage;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.time.InputLag;
import io.vocstreams.platform.time.TimeState;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Changes of counts in, current scores out. */
public final class ScoresTopology implements Stage {

    static final String STAGE = "scores";
    static final String SOURCE = "scores-deltas-source";
    static final String PROCESSOR = "keep-scores";
    static final String SCORES_SINK = "scores-sink";

    private final EdgeSerdes edge;
    private final Policy policy;
    private final StageStores stores;
    private final InputLag lag;
    private final Supplier<StageMeters> watching;

    /** What a deployment chose, and how many tasks of JOURNEY tell the time. */
    public record Policy(ScorePolicy scores, TimePolicy time, Retention retention, int upstreamTasks) {}

    public ScoresTopology(EdgeSerdes edge, Policy policy, StageStores stores, InputLag lag) {
        this(edge, policy, stores, lag, () -> StageMeters.unobserved(STAGE));
    }

    private ScoresTopology(
            EdgeSerdes edge, Policy policy, StageStores stores, InputLag lag, Supplier<StageMeters> watching) {
        this.edge = edge;
        this.policy = policy;
        this.stores = stores;
        this.lag = lag;
        this.watching = watching;
    }

    /** The same stage, which tells these meters what it does. */
    public ScoresTopology observedBy(StageMeters meters) {
        return new ScoresTopology(edge, policy, stores, lag, () -> meters);
    }

    @Override
    public void addTo(Topology topology) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        topology.addSource(SOURCE, bytes, bytes, Topics.SCORES_DELTAS);
        topology.addProcessor(PROCESSOR, new Tasks(new ScoresMeters(watching.get())), SOURCE);
        ByteArraySerializer out = new ByteArraySerializer();
        topology.addSink(SCORES_SINK, Topics.SCORES, out, out, PROCESSOR);
        StageTask.addSinks(topology, PROCESSOR, Topics.LEDGER, Topics.DEAD_LETTERS);
    }

    private final class Tasks implements ProcessorSupplier<byte[], byte[], Object, Object> {

        private final ScoresMeters meters;

        private Tasks(ScoresMeters meters) {
            this.meters = meters;
        }

        @Override
        public Processor<byte[], byte[], Object, Object> get() {
            return new KeepScores(edge, policy, lag, meters);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return stores.ofTask(
                    SlotCounts.STORE,
                    Publisher.STORE,
                    Agenda.CLOSINGS,
                    Agenda.UPDATES,
                    Agenda.BOUNDARIES,
                    TimeState.STORE,
                    Ledger.STORE);
        }
    }
}
