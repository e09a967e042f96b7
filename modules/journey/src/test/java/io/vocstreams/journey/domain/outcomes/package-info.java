@NullMarked
package io.vocstreams.journey.domain.outcomes;

import org.jspecify.annotations.NullMarked;
