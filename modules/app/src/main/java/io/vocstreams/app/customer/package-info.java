/** One customer's story: journeys, their steps, and the feedback about them. */
@NullMarked
package io.vocstreams.app.customer;

import org.jspecify.annotations.NullMarked;
