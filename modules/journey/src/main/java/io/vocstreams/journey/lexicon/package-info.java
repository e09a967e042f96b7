/** Reads what customers say by a lexicon. */
@NullMarked
package io.vocstreams.journey.lexicon;

import org.jspecify.annotations.NullMarked;
