/** Reads what is said of guidance. */
@NullMarked
package io.vocstreams.journey.guidance;

import org.jspecify.annotations.NullMarked;
