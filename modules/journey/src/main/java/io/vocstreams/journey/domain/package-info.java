/** What a customer's touchpoints and answers amount to: journeys, attributions, counts. Pure functions of sets. */
@NullMarked
package io.vocstreams.journey.domain;

import org.jspecify.annotations.NullMarked;
