/** Business time: when people work, and when a deadline falls. */
@NullMarked
package io.vocstreams.actions.calendar;

import org.jspecify.annotations.NullMarked;
