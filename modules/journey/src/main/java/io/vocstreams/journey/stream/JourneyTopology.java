package io.vocstreams.journey.stream;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.journey.domain.CustomerRules;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.platform.Stage;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.task.PartitionedKey;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.time.InputLag;
import io.vocstreams.platform.time.TimeState;
import io.vocstreams.platform.time.UpstreamTimes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Interactions and profiles in; journeys, attributions and changes of scores out. */
public final class JourneyTopology implements Stage {

    static final String STAGE = "journey";
    static final String PROCESSOR = "derive-journeys";
    static final String JOURNEYS_SINK = "journeys-sink";
    static final String ATTRIBUTIONS_SINK = "attributions-sink";
    static final String DELTAS_SINK = "scores-deltas-sink";
    static final String EXCHANGE_SINK = "exchange-sink";
    static final String REJECTED_SINK = "rejected-sink";

    private final Settings settings;
    private final EdgeSerdes serdes;
    private final StageStores stores;
    private final Supplier<StageMeters> watching;

    /**
     * How many partitions the topics have that this stage writes by place, and how many tasks IDENTITY has.
     *
     * @param exchange of {@code voc.journey.exchange.v1} and {@code voc.interactions.v1}, which have the same number
     * @param deltas of {@code voc.scores.deltas.v1}
     */
    public record Partitions(int exchange, int deltas, int identityTasks) {}

    /**
     * What large customers may cost.
     *
     * @param emitInterval the shortest time between two records of a journey that is longer than its record lists
     * @param cachedItems how many touchpoints and answers each task keeps in memory
     */
    public record Limits(Duration emitInterval, int cachedItems) {}

    /** What a deployment chose. */
    public record Settings(
            CustomerRules rules,
            TimePolicy time,
            Retention retention,
            Limits limits,
            Partitions partitions,
            InputLag lag) {}

    public JourneyTopology(Settings settings, EdgeSerdes serdes, StageStores stores) {
        this(settings, serdes, stores, () -> StageMeters.unobserved(STAGE));
    }

    private JourneyTopology(Settings settings, EdgeSerdes serdes, StageStores stores, Supplier<StageMeters> watching) {
        this.settings = settings;
        this.serdes = serdes;
        this.stores = stores;
        this.watching = watching;
    }

    /** The same stage, which tells these meters what it does. */
    public JourneyTopology observedBy(StageMeters meters) {
        return new JourneyTopology(settings, serdes, stores, () -> meters);
    }

    @Override
    public void addTo(Topology topology) {
        List<String> sources = List.of(
                source(topology, "interactions-source", Topics.INTERACTIONS),
                source(topology, "customers-source", Topics.CUSTOMERS),
                source(topology, "identity-watermarks-source", Topics.IDENTITY_WATERMARKS),
                source(topology, "exchange-source", Topics.JOURNEY_EXCHANGE));
        topology.addProcessor(PROCESSOR, new Tasks(new JourneyMeters(watching.get())), sources.toArray(String[]::new));
        sink(topology, JOURNEYS_SINK, Topics.JOURNEYS);
        sink(topology, ATTRIBUTIONS_SINK, Topics.ATTRIBUTIONS);
        PartitionedKey.addSink(topology, DELTAS_SINK, Topics.SCORES_DELTAS, PROCESSOR);
        PartitionedKey.addSink(topology, EXCHANGE_SINK, Topics.JOURNEY_EXCHANGE, PROCESSOR);
        sink(topology, REJECTED_SINK, Topics.REJECTED);
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
            return new DeriveJourneys(settings, serdes, meters);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return stores.ofTask(
                    ItemStore.TOUCHPOINTS,
                    ItemStore.FEEDBACK,
                    ProfileStore.NAME,
                    JourneyStore.NAME,
                    Closings.NAME,
                    Claims.NAME,
                    TimeState.STORE,
                    UpstreamTimes.STORE,
                    Ledger.STORE);
        }
    }
}
