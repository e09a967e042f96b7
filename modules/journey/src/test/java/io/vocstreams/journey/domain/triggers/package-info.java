@NullMarked
package io.vocstreams.journey.domain.triggers;

import org.jspecify.annotations.NullMarked;
