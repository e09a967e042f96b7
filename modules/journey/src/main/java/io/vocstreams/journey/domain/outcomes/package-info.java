/** What followed from what a customer did: measures and the opportunities they find. Pure. */
@NullMarked
package io.vocstreams.journey.domain.outcomes;

import org.jspecify.annotations.NullMarked;
