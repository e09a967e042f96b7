/** What the texts of a customer say. Pure. */
@NullMarked
package io.vocstreams.journey.domain.voices;

import org.jspecify.annotations.NullMarked;
