package io.vocstreams.serve.api;

import io.vocstreams.serve.store.RowChange;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A change as text, made once for all readers. */
final class Outgoing<C extends RowChange> {

    private final C change;
    private final Function<C, String> text;
    private final @Nullable String forViewers;
    private @Nullable String forAll;

    /** @param forViewers null where viewers see no other version than before */
    Outgoing(C change, Function<C, String> text, @Nullable String forViewers) {
        this.change = change;
        this.text = text;
        this.forViewers = forViewers;
    }

    C change() {
        return change;
    }

    @Nullable
    String forViewers() {
        return forViewers;
    }

    synchronized String forAll() {
        if (forAll == null) {
            forAll = text.apply(change);
        }
        return forAll;
    }
}
