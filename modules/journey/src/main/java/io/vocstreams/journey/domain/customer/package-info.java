/**
 * All that follows from one customer's set: the rules that derive it, its state between changes, and the
 * difference. Pure.
 */
@NullMarked
package io.vocstreams.journey.domain.customer;

import org.jspecify.annotations.NullMarked;
