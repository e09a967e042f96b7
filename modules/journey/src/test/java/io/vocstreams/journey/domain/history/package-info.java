@NullMarked
package io.vocstreams.journey.domain.history;

import org.jspecify.annotations.NullMarked;
