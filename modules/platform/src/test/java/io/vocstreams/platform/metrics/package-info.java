@NullMarked
package io.vocstreams.platform.metrics;

import org.jspecify.annotations.NullMarked;
