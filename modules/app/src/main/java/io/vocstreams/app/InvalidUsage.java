package io.vocstreams.app;

/** An option or a file that a user has given cannot be right; the same command will never succeed. */
public final class InvalidUsage extends CommandFailure {

    private static final long serialVersionUID = 1L;

    public InvalidUsage(String message) {
        super(message);
    }

    public InvalidUsage(String message, Throwable cause) {
        super(message, cause);
    }
}
