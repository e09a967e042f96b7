/** The scores stage on Kafka Streams: its topology, its processor and its stores. */
@NullMarked
package io.vocstreams.scores.stream;

import org.jspecify.annotations.NullMarked;
