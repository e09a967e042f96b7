/** The words of the field: what customers do and say, and what is derived from it. Pure data, no dependency. */
@NullMarked
package io.vocstreams.model;

import org.jspecify.annotations.NullMarked;
