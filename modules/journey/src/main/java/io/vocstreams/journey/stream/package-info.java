/** JOURNEY as a Kafka Streams stage: wiring, stores and messages around the rules of the domain. */
@NullMarked
package io.vocstreams.journey.stream;

import org.jspecify.annotations.NullMarked;
