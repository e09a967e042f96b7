/** What the plain DSL and Flink share: the small functions that any team would write for the subset. */
@NullMarked
package io.vocstreams.bench.subset;

import org.jspecify.annotations.NullMarked;
