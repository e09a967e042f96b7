/** The ways out: to Kafka and to the gateway. */
@NullMarked
package io.vocstreams.client.transport;

import org.jspecify.annotations.NullMarked;
