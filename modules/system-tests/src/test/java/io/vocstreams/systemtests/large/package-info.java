/** Records whose consequences are too large to be written, wherever these would go. */
@NullMarked
package io.vocstreams.systemtests.large;

import org.jspecify.annotations.NullMarked;
