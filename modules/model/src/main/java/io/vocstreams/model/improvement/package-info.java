/** Whether what was done about what customers say has changed what they say. */
@NullMarked
package io.vocstreams.model.improvement;

import org.jspecify.annotations.NullMarked;
