package io.vocstreams.platform.binary;

/** The state was written by a build whose form this one does not read. No record is to blame for it. */
public final class OtherBuildException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OtherBuildException(String message) {
        super(message);
    }
}
