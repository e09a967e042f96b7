/** Runs a stage: Kafka's configuration, error handlers, life cycle. */
@NullMarked
package io.vocstreams.platform.run;

import org.jspecify.annotations.NullMarked;
