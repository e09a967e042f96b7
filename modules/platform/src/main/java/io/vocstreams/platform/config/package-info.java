/** Typed settings with one documented definition each. */
@NullMarked
package io.vocstreams.platform.config;

import org.jspecify.annotations.NullMarked;
