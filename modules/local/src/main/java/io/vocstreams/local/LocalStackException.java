package io.vocstreams.local;

/** Why the stack cannot do what was asked, in one line for its user. */
public final class LocalStackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LocalStackException(String message) {
        super(message);
    }

    LocalStackException(String message, Throwable cause) {
        super(message, cause);
    }
}
