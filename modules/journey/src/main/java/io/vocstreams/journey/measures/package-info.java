/** Reads files of measures. */
@NullMarked
package io.vocstreams.journey.measures;

import org.jspecify.annotations.NullMarked;
