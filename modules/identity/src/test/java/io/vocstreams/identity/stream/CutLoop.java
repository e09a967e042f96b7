package io.vocstreams.identity.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.driver.StageDriver;
import io.vocstreams.platform.BeforeCommit;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.time.TimeState;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** The test driver would feed what goes to the loop topic back to the task that wrote it. */
final class CutLoop extends Topology {

    static final String OUT = "hops-out";

    private static final Set<String> PER_COMMIT = Set.of(TimeState.STORE, Ledger.STORE, BeforeCommit.STORE);

    private final @Nullable CountedReads reads;

    CutLoop() {
        this(null);
    }

    CutLoop(@Nullable CountedReads reads) {
        super(new TopologyConfig(new StreamsConfig(StageDriver.properties(IdentityTopology.STAGE))));
        this.reads = reads;
    }

    /** Of the stores that hold something by place; the others are read once and then held in memory. */
    @Override
    public synchronized <S extends StateStore> Topology addStateStore(StoreBuilder<S> store, String... processors) {
        return reads == null || PER_COMMIT.contains(store.name())
                ? super.addStateStore(store, processors)
                : super.addStateStore(reads.count(store), processors);
    }

    @Override
    public synchronized <K, V> Topology addSink(
            String name,
            String topic,
            Serializer<K> keys,
            Serializer<V> values,
            StreamPartitioner<? super K, ? super V> partitioner,
            String... parents) {
        String target = topic.equals(Topics.IDENTITY_HOPS) ? OUT : topic;
        return super.addSink(name, target, keys, values, partitioner, parents);
    }
}
