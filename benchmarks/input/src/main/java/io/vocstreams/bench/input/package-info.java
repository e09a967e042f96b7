/** The one generated input of all benchmarks, and what must come out of it. */
@NullMarked
package io.vocstreams.bench.input;

import org.jspecify.annotations.NullMarked;
