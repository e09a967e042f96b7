@NullMarked
package io.vocstreams.contracts.metrics;

import org.jspecify.annotations.NullMarked;
