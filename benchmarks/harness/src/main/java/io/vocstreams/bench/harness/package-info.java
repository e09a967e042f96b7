/** Runs the contenders in turn on one broker, checks what they wrote, measures, and reports. */
@NullMarked
package io.vocstreams.bench.harness;

import org.jspecify.annotations.NullMarked;
