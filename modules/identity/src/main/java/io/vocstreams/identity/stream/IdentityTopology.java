package io.vocstreams.identity.stream;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.identity.stream.Backlog.Slices;
import io.vocstreams.identity.stream.ResolveIdentity.TaskSetup;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.platform.Stage;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.task.PartitionedKey;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.time.InputLag;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/** Touchpoints, feedback and links in; the same interactions with the customers they belong to out. */
public final class IdentityTopology implements Stage {

    /** The stage's name in the ledger and in refusals. */
    public static final String STAGE = "identity";

    private static final String PROCESSOR = "resolve-identity";

    private final Retention policies;
    private final EdgeSerdes serdes;
    private final StageStores stores;
    private final Partitions partitions;
    private final InputLag lag;
    private final TaskSetup setup;
    private final Supplier<StageMeters> watching;

    /** @param partitions of each topic of the stage, as they are on the broker */
    public IdentityTopology(
            Retention policies, EdgeSerdes serdes, StageStores stores, Map<String, Integer> partitions, InputLag lag) {
        this(
                policies,
                serdes,
                stores,
                new Surroundings(partitions, lag),
                new TaskSetup(context -> context.taskId().partition(), Slices.DEFAULT));
    }

    IdentityTopology(
            Retention policies, EdgeSerdes serdes, StageStores stores, Surroundings surroundings, TaskSetup setup) {
        this.policies = policies;
        this.serdes = serdes;
        this.stores = stores;
        this.partitions = new Partitions(surroundings.partitions());
        this.lag = surroundings.lag();
        this.setup = setup;
        this.watching = () -> StageMeters.unobserved(STAGE);
    }

    private IdentityTopology(IdentityTopology same, StageMeters meters) {
        this.policies = same.policies;
        this.serdes = same.serdes;
        this.stores = same.stores;
        this.partitions = same.partitions;
        this.lag = same.lag;
        this.setup = same.setup;
        this.watching = () -> meters;
    }

    /** The same stage, which tells these meters what it does. */
    public IdentityTopology observedBy(StageMeters meters) {
        return new IdentityTopology(this, meters);
    }

    /** What the stage finds on the broker. */
    record Surroundings(Map<String, Integer> partitions, InputLag lag) {}

    @Override
    public void addTo(Topology topology) {
        IdentityMeters meters = new IdentityMeters(watching.get());
        source(topology, "interactions-source", Topics.INTERACTION_INPUTS.toArray(String[]::new));
        source(topology, "links-source", Topics.IDENTITY_LINKS);
        source(topology, "hops-source", Topics.IDENTITY_HOPS);
        topology.addProcessor(
                PROCESSOR,
                () -> new ResolveIdentity(policies, serdes, partitions, lag, setup, meters),
                "interactions-source",
                "links-source",
                "hops-source");
        TaskStores.builders(stores).forEach(store -> topology.addStateStore(store, PROCESSOR));
        PartitionedKey.addSink(topology, Outbox.HOPS, Topics.IDENTITY_HOPS, PROCESSOR);
        PartitionedKey.addSink(topology, Outbox.INTERACTIONS, Topics.INTERACTIONS, PROCESSOR);
        PartitionedKey.addSink(topology, Outbox.WATERMARKS, Topics.IDENTITY_WATERMARKS, PROCESSOR);
        topology.addSink(Outbox.REJECTED, Topics.REJECTED, bytes(), bytes(), PROCESSOR);
        StageTask.addSinks(topology, PROCESSOR, Topics.LEDGER, Topics.DEAD_LETTERS);
    }

    private static void source(Topology topology, String name, String... topics) {
        topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topics);
    }

    private static ByteArraySerializer bytes() {
        return new ByteArraySerializer();
    }
}
