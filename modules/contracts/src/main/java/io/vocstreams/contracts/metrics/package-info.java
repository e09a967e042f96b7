/** The product's meters, as operators see them. */
@NullMarked
package io.vocstreams.contracts.metrics;

import org.jspecify.annotations.NullMarked;
