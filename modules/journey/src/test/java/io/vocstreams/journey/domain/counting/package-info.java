@NullMarked
package io.vocstreams.journey.domain.counting;

import org.jspecify.annotations.NullMarked;
