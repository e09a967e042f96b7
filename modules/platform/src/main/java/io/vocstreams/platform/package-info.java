/** How a stage meets Kafka: topology, stores, placement, sweeping. Knows no word of the field. */
@NullMarked
package io.vocstreams.platform;

import org.jspecify.annotations.NullMarked;
