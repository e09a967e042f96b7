package io.vocstreams.platform.binary;

/**
 * The state was written by a build whose form this one does not read, or under settings that this one cannot go on
 * from. No record is to blame for it.
 */
public final class OtherBuildException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OtherBuildException(String message) {
        super(message);
    }
}
