@NullMarked
package io.vocstreams.journey.stream;

import org.jspecify.annotations.NullMarked;
