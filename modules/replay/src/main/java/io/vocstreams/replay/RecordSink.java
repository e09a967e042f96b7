package io.vocstreams.replay;

/** Takes the records of a replay, in order. */
@FunctionalInterface
public interface RecordSink {

    void accept(ReplayRecord record);
}
