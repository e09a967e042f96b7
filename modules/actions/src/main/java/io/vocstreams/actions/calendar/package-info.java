/** Reads when people work. */
@NullMarked
package io.vocstreams.actions.calendar;

import org.jspecify.annotations.NullMarked;
