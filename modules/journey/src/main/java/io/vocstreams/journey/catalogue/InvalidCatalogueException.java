package io.vocstreams.journey.catalogue;

/** A catalogue that cannot be used; the message tells its author what to change. */
public final class InvalidCatalogueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidCatalogueException(String message) {
        super(message);
    }
}
