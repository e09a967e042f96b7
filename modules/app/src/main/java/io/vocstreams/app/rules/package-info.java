/** Rules played over what a stack holds. */
@NullMarked
package io.vocstreams.app.rules;

import org.jspecify.annotations.NullMarked;
