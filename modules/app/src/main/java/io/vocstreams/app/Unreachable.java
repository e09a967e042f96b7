package io.vocstreams.app;

/** The cluster or the registry does not answer; the same command may succeed later. */
public final class Unreachable extends CommandFailure {

    private static final long serialVersionUID = 1L;

    public Unreachable(String message) {
        super(message);
    }

    public Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
