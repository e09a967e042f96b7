package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.NodeMembership;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Operation;
import io.vocstreams.platform.SourceRecord;
import java.time.Instant;

/** What is said to a place. */
sealed interface NodeMessage {

    /** The identifier it is for, which says in which partition it is handled. */
    Identifier place();

    /**
     * An interaction that was judged by itself and now comes to its origin. The source record is kept for a refusal.
     */
    record EventArrival(Identifier place, SourceRecord source, PackedContent content) implements NodeMessage {}

    /** A stated link that was judged by itself and now comes to where it starts. */
    record LinkArrival(Identifier place, SourceRecord source, IdentityLink link) implements NodeMessage {}

    /** A link that an interaction asserts, or no longer asserts. */
    record LinkChange(PlacedLink placed, boolean added) implements NodeMessage {
        @Override
        public Identifier place() {
            return placed.from();
        }
    }

    /**
     * An interaction that comes from its previous hop, or is taken back by it.
     *
     * @param moved whether identity is the cause, and not the interaction's producer
     */
    record ForwardedInteraction(
            Operation operation,
            Identifier place,
            String eventId,
            Instant occurredAt,
            NodeMembership membership,
            boolean moved)
            implements NodeMessage {}
}
