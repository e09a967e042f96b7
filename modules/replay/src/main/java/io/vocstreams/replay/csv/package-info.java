/** Delimited text files, plain or packed, row by row. */
@NullMarked
package io.vocstreams.replay.csv;

import org.jspecify.annotations.NullMarked;
