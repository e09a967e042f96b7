/** CSV files as records, by a declarative mapping. */
@NullMarked
package io.vocstreams.replay;

import org.jspecify.annotations.NullMarked;
