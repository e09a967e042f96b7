/** What the pipeline is compared with on Kafka's own clients: the floor, and the plain DSL. */
@NullMarked
package io.vocstreams.bench.rivals;

import org.jspecify.annotations.NullMarked;
