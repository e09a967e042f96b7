/** Reads the catalogue of stages and actions. */
@NullMarked
package io.vocstreams.journey.catalogue;

import org.jspecify.annotations.NullMarked;
