package io.vocstreams.platform.time;

/** How many records of a source partition were not read yet; 0 where nothing is known. */
@FunctionalInterface
public interface InputLag {

    InputLag NONE = (topic, partition) -> 0;

    long of(String topic, int partition);
}
