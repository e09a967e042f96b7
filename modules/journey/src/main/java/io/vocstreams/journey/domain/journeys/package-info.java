/** How touchpoints are cut into journeys, and what a journey says. Pure. */
@NullMarked
package io.vocstreams.journey.domain.journeys;

import org.jspecify.annotations.NullMarked;
