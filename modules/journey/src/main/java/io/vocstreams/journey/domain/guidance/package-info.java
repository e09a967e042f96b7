/** Who is concerned by what happens in operations, and is told. Pure. */
@NullMarked
package io.vocstreams.journey.domain.guidance;

import org.jspecify.annotations.NullMarked;
