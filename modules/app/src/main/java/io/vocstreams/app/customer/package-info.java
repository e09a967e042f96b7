/**
 * Customers: what belongs to each of them, and one customer's story: journeys, their steps, the feedback about them.
 */
@NullMarked
package io.vocstreams.app.customer;

import org.jspecify.annotations.NullMarked;
