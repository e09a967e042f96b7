/**
 * What is held of a customer: touchpoints, answers, consents, profiles, exposures, in order, and their changes.
 * Pure.
 */
@NullMarked
package io.vocstreams.journey.domain.history;

import org.jspecify.annotations.NullMarked;
