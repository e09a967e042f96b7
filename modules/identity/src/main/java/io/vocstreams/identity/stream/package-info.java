/** IDENTITY as a Kafka Streams stage: wiring, stores and messages around the rules of the domain. */
@NullMarked
package io.vocstreams.identity.stream;

import org.jspecify.annotations.NullMarked;
