/** Series, windows and counts: what the journey stage sends and the scores stage adds up. */
@NullMarked
package io.vocstreams.model.score;

import org.jspecify.annotations.NullMarked;
