@NullMarked
package io.vocstreams.journey.catalogue;

import org.jspecify.annotations.NullMarked;
