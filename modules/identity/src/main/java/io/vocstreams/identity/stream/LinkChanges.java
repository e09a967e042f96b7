package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.LinkEffect;
import io.vocstreams.identity.domain.LinkReach;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.model.policy.Retention;
import java.time.Instant;
import java.util.List;

/** Links that come and go at the places of this partition, and the interactions that have to be resolved again. */
final class LinkChanges {

    private final LinkStore links;
    private final HeldStore interactions;
    private final Backlog backlog;
    private final InteractionRouter router;
    private final Retention retention;
    private final TaskParts parts;

    LinkChanges(TaskStores stores, Backlog backlog, InteractionRouter router, Retention retention, TaskParts parts) {
        this.links = stores.links();
        this.interactions = stores.interactions();
        this.backlog = backlog;
        this.router = router;
        this.retention = retention;
        this.parts = parts;
    }

    /** To be called before anything is changed that tells of the link. */
    void requireWritable(PlacedLink placed) {
        links.requireWritable(placed);
    }

    void add(PlacedLink placed) {
        requireWritable(placed);
        if (!links.contains(placed)) {
            List<LinkReach> effect = effect(placed);
            links.add(placed);
            parts.meters().added(placed);
            reconsider(placed, effect);
        }
    }

    void remove(PlacedLink placed) {
        if (links.contains(placed)) {
            links.remove(placed);
            parts.meters().removed(placed);
            reconsider(placed, effect(placed));
        }
    }

    /** Most links come to places that hold nothing at their time, or nothing later: then nothing else is read. */
    private List<LinkReach> effect(PlacedLink placed) {
        return LinkReach.widest(placed, retention.identity())
                .within(new LinkReach(oldestThatMayMove(), Instant.MAX))
                .flatMap(reach -> interactions.heldWithin(placed.from(), reach))
                .map(held -> LinkEffect.of(placed, links.of(placed.from()), retention.identity(), held))
                .orElse(List.of());
    }

    private void reconsider(PlacedLink placed, List<LinkReach> effect) {
        effect.forEach(reach -> backlog.look(placed.from(), reach, router::reconsider));
    }

    /**
     * What a place further on may already have dropped must not be taken away from it: it could no longer take it back.
     * The watermark of one hop ago is not later than the one by which the cause was accepted, and by the time anybody's
     * settled one has reached it, all visits that are set off now have arrived.
     */
    private Instant oldestThatMayMove() {
        Instant watermark = parts.time().oneHopBehind();
        return watermark == null ? Instant.EPOCH : watermark.minus(retention.interactionsInIdentity());
    }
}
