/** The mapping language: what a mapping file may say, and what it does to a row. */
@NullMarked
package io.vocstreams.replay.mapping;

import org.jspecify.annotations.NullMarked;
