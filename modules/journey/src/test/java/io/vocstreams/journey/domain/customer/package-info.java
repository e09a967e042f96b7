@NullMarked
package io.vocstreams.journey.domain.customer;

import org.jspecify.annotations.NullMarked;
