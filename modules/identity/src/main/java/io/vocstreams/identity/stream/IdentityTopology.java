package io.vocstreams.identity.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.InputIntake;
import io.vocstreams.identity.stream.Backlog.Slices;
import io.vocstreams.identity.stream.ResolveIdentity.TaskSetup;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.platform.StageWiring;
import io.vocstreams.platform.task.PartitionedKey;
import io.vocstreams.platform.task.StageTask;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/** Touchpoints, feedback and links in; the same interactions with the customers they belong to out. */
public final class IdentityTopology implements StageWiring {

    /** The stage's name in the ledger and in refusals. */
    public static final String STAGE = "identity";

    private static final String PROCESSOR = "resolve-identity";

    private final Retention policies;
    private final Deployment deployment;
    private final Partitions partitions;
    private final TaskSetup setup;

    public IdentityTopology(Retention policies, Deployment deployment) {
        this(policies, deployment, new TaskSetup(context -> context.taskId().partition(), Slices.DEFAULT));
    }

    IdentityTopology(Retention policies, Deployment deployment, TaskSetup setup) {
        this.policies = policies;
        this.deployment = deployment;
        this.partitions = new Partitions(deployment);
        this.setup = setup;
    }

    @Override
    public void addTo(Topology topology) {
        IdentityMeters meters = new IdentityMeters(deployment.meters());
        source(topology, "interactions-source", Topics.INTERACTION_INPUTS.toArray(String[]::new));
        source(topology, "links-source", Topics.IDENTITY_LINKS);
        source(topology, "hops-source", Topics.IDENTITY_HOPS);
        topology.addProcessor(
                PROCESSOR,
                () -> new ResolveIdentity(policies, deployment, partitions, setup, meters),
                "interactions-source",
                "links-source",
                "hops-source");
        TaskStores.builders(deployment.stores()).forEach(store -> topology.addStateStore(store, PROCESSOR));
        PartitionedKey.addSink(topology, IdentityOutbox.HOPS, Topics.IDENTITY_HOPS, PROCESSOR);
        PartitionedKey.addSink(topology, IdentityOutbox.INTERACTIONS, Topics.INTERACTIONS, PROCESSOR);
        PartitionedKey.addSink(topology, IdentityOutbox.CONSENTS, Topics.IDENTITY_CONSENTS, PROCESSOR);
        PartitionedKey.addSink(topology, IdentityOutbox.WATERMARKS, Topics.IDENTITY_WATERMARKS, PROCESSOR);
        topology.addSink(InputIntake.REJECTED_SINK, Topics.REJECTED, bytes(), bytes(), PROCESSOR);
        StageTask.addSinks(topology, PROCESSOR, Topics.LEDGER, Topics.DEAD_LETTERS);
    }

    private static void source(Topology topology, String name, String... topics) {
        topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topics);
    }

    private static ByteArraySerializer bytes() {
        return new ByteArraySerializer();
    }
}
