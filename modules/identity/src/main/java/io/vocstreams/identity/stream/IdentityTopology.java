package io.vocstreams.identity.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.StageNodes;
import io.vocstreams.identity.stream.Backlog.Slices;
import io.vocstreams.identity.stream.ResolveIdentity.TaskSetup;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.platform.StageWiring;
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
        StageNodes nodes = new StageNodes(topology, deployment.meters(), PROCESSOR);
        nodes.reads("interactions-source", Topics.INTERACTION_INPUTS.toArray(String[]::new));
        nodes.reads("links-source", Topics.IDENTITY_LINKS);
        nodes.reads("hops-source", Topics.IDENTITY_HOPS);
        nodes.process(() -> new ResolveIdentity(policies, deployment, partitions, setup, meters));
        TaskStores.builders(deployment.stores()).forEach(store -> topology.addStateStore(store, PROCESSOR));
        nodes.publishesTo(IdentityOutbox.INTERACTIONS, Topics.INTERACTIONS);
        nodes.sends(IdentityOutbox.HOPS, Topics.IDENTITY_HOPS);
        nodes.sends(IdentityOutbox.CONSENTS, Topics.IDENTITY_CONSENTS);
        nodes.sends(IdentityOutbox.WATERMARKS, Topics.IDENTITY_WATERMARKS);
        nodes.refuses();
    }
}
