/** The three stages' real topologies in one thread, wired in memory, with every interleaving and restart at hand. */
@NullMarked
package io.vocstreams.systemtests.driver;

import org.jspecify.annotations.NullMarked;
