package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.model.Header;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint or an answer that comes to a customer on one of its ways, or is taken back on it.
 *
 * @param element the last one of the way
 * @param revision of the version that comes, or that takes it back
 * @param membership null if it is taken back
 */
record Coming<T extends CustomerEvent>(
        String element, int revision, @Nullable Membership<T> membership) {

    static <T extends CustomerEvent> Coming<T> of(ResolvedInteraction resolved, Supplier<T> content) {
        String element = resolved.publishedBy().text();
        Header header = resolved.interaction().header();
        if (resolved.operation() != Operation.UPSERT) {
            return new Coming<>(element, header.revision(), null);
        }
        return new Coming<>(
                element,
                header.revision(),
                new Membership<>(
                        element, header.revision(), resolved.identified(), header.receivedAt(), content.get()));
    }

    boolean isTakenBack() {
        return membership == null;
    }

    HeldItem<T> to(HeldItem<T> before) {
        return membership == null ? before.without(element) : before.with(membership);
    }
}
