package io.vocstreams.contracts;

import org.apache.kafka.common.errors.RetriableException;

/**
 * Says that the schema registry did not answer, or refused to; says nothing about the record, which must be retried.
 */
public final class RegistryException extends RetriableException {

    private static final long serialVersionUID = 1L;

    public RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
