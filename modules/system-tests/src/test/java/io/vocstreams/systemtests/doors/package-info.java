/** The doors beside the stages: they judge alike, and keep what they answer. */
@NullMarked
package io.vocstreams.systemtests.doors;

import org.jspecify.annotations.NullMarked;
