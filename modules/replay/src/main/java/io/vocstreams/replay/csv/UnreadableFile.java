package io.vocstreams.replay.csv;

/** A file that is not there, or is not what its dialect says. The message names the file, and the line if known. */
public final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableFile(String message) {
        super(message);
    }

    public UnreadableFile(String message, Throwable cause) {
        super(message, cause);
    }
}
