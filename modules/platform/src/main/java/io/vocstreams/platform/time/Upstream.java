package io.vocstreams.platform.time;

/** What the tasks of the stage before have reported of time, as far as it holds already. */
public interface Upstream {

    void report(Watermark watermark);

    /** The least of all tasks; {@link Watermark#NONE} until every one has reported. */
    long watermark();

    boolean areAllIdle();
}
