/** Rules of guidance, tried on what a stack holds. */
@NullMarked
package io.vocstreams.app.guidance;

import org.jspecify.annotations.NullMarked;
