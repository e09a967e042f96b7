/** Which touchpoint an answer is about. Pure. */
@NullMarked
package io.vocstreams.journey.domain.attribution;

import org.jspecify.annotations.NullMarked;
