package io.vocstreams.platform.time;

import java.util.Collection;

/** How many records of a source partition were not read yet; 0 where nothing is known. */
@FunctionalInterface
public interface InputLag {

    InputLag NONE = (topic, partition) -> 0;

    long of(String topic, int partition);

    /** Whether the partition of each topic is read to its end, as far as is known. */
    default boolean isNone(Collection<String> topics, int partition) {
        return topics.stream().allMatch(topic -> of(topic, partition) <= 0);
    }
}
