package io.vocstreams.replay;

import io.vocstreams.contracts.InputRecord;

/** Takes the records of a replay, in order. */
@FunctionalInterface
public interface RecordSink {

    void accept(InputRecord record);
}
