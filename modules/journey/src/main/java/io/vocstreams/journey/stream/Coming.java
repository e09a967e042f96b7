package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.Happening;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint or an answer that comes to a customer on one of its ways, or is taken back on it.
 *
 * @param element the last one of the way
 * @param membership null if it is taken back
 */
record Coming<T extends Happening>(String element, @Nullable Membership<T> membership) {

    static <T extends Happening> Coming<T> of(ResolvedInteraction resolved, Supplier<T> content) {
        String element = resolved.publishedBy().text();
        if (resolved.operation() != Operation.UPSERT) {
            return new Coming<>(element, null);
        }
        int revision = resolved.interaction().header().revision();
        return new Coming<>(element, new Membership<>(element, revision, resolved.identified(), content.get()));
    }

    boolean isTakenBack() {
        return membership == null;
    }

    HeldItem<T> to(HeldItem<T> before) {
        return membership == null ? before.without(element) : before.with(membership);
    }
}
