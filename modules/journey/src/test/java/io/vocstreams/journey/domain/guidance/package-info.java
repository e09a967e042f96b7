@NullMarked
package io.vocstreams.journey.domain.guidance;

import org.jspecify.annotations.NullMarked;
