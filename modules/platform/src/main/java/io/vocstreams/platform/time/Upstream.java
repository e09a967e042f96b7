package io.vocstreams.platform.time;

/** What the tasks of the stage before have told of time, as far as it holds already. */
public interface Upstream {

    void told(Watermark watermark);

    /** The least of all tasks; {@link Watermark#NONE} until every one told. */
    long watermark();

    boolean areAllIdle();
}
