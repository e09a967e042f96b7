/** Refused records, mended or as they were, back to where they came from. */
@NullMarked
package io.vocstreams.app.redrive;

import org.jspecify.annotations.NullMarked;
