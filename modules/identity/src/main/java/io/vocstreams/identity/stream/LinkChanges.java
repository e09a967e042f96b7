package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.LinkReach;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.platform.time.Watermark;
import java.time.Instant;

/** Links that come and go at the places of this partition, and the interactions that have to be resolved again. */
final class LinkChanges {

    private final LinkStore links;
    private final HeldStore interactions;
    private final Passages passages;
    private final Retention retention;
    private final Timekeeper time;

    LinkChanges(LinkStore links, HeldStore interactions, Passages passages, Retention retention, Timekeeper time) {
        this.links = links;
        this.interactions = interactions;
        this.passages = passages;
        this.retention = retention;
        this.time = time;
    }

    void add(PlacedLink placed) {
        if (!links.contains(placed)) {
            LinkReach.of(placed.from(), placed.link(), links.of(placed.from()), retention.identity())
                    .ifPresentOrElse(
                            reach -> {
                                links.add(placed);
                                reconsider(placed, reach);
                            },
                            () -> links.add(placed));
        }
    }

    void remove(PlacedLink placed) {
        if (links.contains(placed)) {
            links.remove(placed);
            LinkReach.of(placed.from(), placed.link(), links.of(placed.from()), retention.identity())
                    .ifPresent(reach -> reconsider(placed, reach));
        }
    }

    private void reconsider(PlacedLink placed, LinkReach reach) {
        Instant oldest = oldestThatMayMove();
        interactions.forEach(placed.from(), reach.notBefore(oldest), passages::reconsider);
    }

    /**
     * What a place further on may already have dropped must not be taken away from it: it could no longer take it back.
     * The watermark of one hop ago is not later than the one by which the cause was accepted, and by the time anybody's
     * settled one has reached it, all visits that are set off now have arrived.
     */
    private Instant oldestThatMayMove() {
        long watermark = time.oneHopBehind();
        return watermark == Watermark.NONE
                ? Instant.EPOCH
                : Instant.ofEpochMilli(watermark).minus(retention.interactionsInIdentity());
    }
}
