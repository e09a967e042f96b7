package io.vocstreams.contracts;

import org.apache.kafka.common.errors.SerializationException;

/**
 * Says that bytes are not a record of their topic's schema. The message can be shown and stored: it holds nothing of
 * the bytes. It has no cause, because a cause may quote them.
 */
public final class UndecodableException extends SerializationException {

    private static final long serialVersionUID = 1L;

    public UndecodableException(String message) {
        super(message);
    }
}
