package io.vocstreams.serve.store;

/** A new version of a row that is pushed to readers, and where in its topic it stands. */
public interface RowChange {

    String topic();

    /** Names the row, in all its versions. */
    String key();

    int partition();

    long offset();
}
