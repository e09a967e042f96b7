/** What must hold of the tables of every world, by any implementation. */
@NullMarked
package io.vocstreams.testkit.laws;

import org.jspecify.annotations.NullMarked;
