/** Generators of small, nasty worlds. */
@NullMarked
package io.vocstreams.testkit.worlds;

import org.jspecify.annotations.NullMarked;
