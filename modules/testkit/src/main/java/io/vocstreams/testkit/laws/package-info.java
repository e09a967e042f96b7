/** What must hold of the tables of every world, whoever makes them. */
@NullMarked
package io.vocstreams.testkit.laws;

import org.jspecify.annotations.NullMarked;
