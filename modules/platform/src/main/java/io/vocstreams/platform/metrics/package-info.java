/** What a process tells about itself in numbers: what meters are, and those that every stage has. */
@NullMarked
package io.vocstreams.platform.metrics;

import org.jspecify.annotations.NullMarked;
