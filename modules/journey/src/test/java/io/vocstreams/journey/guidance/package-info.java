@NullMarked
package io.vocstreams.journey.guidance;

import org.jspecify.annotations.NullMarked;
