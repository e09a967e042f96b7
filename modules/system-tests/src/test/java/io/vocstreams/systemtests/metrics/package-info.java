/** The meters say what has happened. */
@NullMarked
package io.vocstreams.systemtests.metrics;

import org.jspecify.annotations.NullMarked;
