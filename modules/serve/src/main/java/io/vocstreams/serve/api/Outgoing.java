package io.vocstreams.serve.api;

import io.vocstreams.serve.store.ScoreChange;
import org.jspecify.annotations.Nullable;

/** A change as text, made once for all readers. */
final class Outgoing {

    private final ScoreChange change;
    private final @Nullable String forViewers;
    private @Nullable String forAll;

    /** @param forViewers null where viewers see no other version than before */
    Outgoing(ScoreChange change, @Nullable String forViewers) {
        this.change = change;
        this.forViewers = forViewers;
    }

    ScoreChange change() {
        return change;
    }

    @Nullable
    String forViewers() {
        return forViewers;
    }

    synchronized String forAll() {
        if (forAll == null) {
            forAll = StreamReader.text(change);
        }
        return forAll;
    }
}
