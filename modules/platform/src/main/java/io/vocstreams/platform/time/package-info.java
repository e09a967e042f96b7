/** Watermarks, rounds and clocks of a stage's tasks. */
@NullMarked
package io.vocstreams.platform.time;

import org.jspecify.annotations.NullMarked;
