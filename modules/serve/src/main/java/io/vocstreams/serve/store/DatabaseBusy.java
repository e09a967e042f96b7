package io.vocstreams.serve.store;

/** A read that would take too long now. */
public final class DatabaseBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseBusy(String message) {
        super(message, null, false, false);
    }
}
