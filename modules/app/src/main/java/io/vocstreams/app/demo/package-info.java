/** The demonstration: plays a sample, shows what moves, compares what was published with what is true. */
@NullMarked
package io.vocstreams.app.demo;

import org.jspecify.annotations.NullMarked;
