/** Where answers count in scores: series, windows, and the sums of what changes. Pure. */
@NullMarked
package io.vocstreams.journey.domain.counting;

import org.jspecify.annotations.NullMarked;
