/** The subset on Flink. */
@NullMarked
package io.vocstreams.bench.flink;

import org.jspecify.annotations.NullMarked;
