/** The hot pure functions and codecs, each on its own. */
@NullMarked
package io.vocstreams.bench.jmh;

import org.jspecify.annotations.NullMarked;
