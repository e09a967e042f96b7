/** What readers of the outputs see while records come one by one: what moves, why, and that nothing else does. */
@NullMarked
package io.vocstreams.systemtests.movement;

import org.jspecify.annotations.NullMarked;
