/** What is left of the guarantees when processes die, freeze, or lose what they depend on. */
@NullMarked
package io.vocstreams.systemtests.crash;

import org.jspecify.annotations.NullMarked;
