package io.vocstreams.serve.store;

/** A read for which there is no connection now. */
public final class DatabaseBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseBusy(String message) {
        super(message, null, false, false);
    }
}
