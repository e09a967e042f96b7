/** Measures tried on what a stack holds. */
@NullMarked
package io.vocstreams.app.measures;

import org.jspecify.annotations.NullMarked;
