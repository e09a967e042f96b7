/** The voc command. */
@NullMarked
package io.vocstreams.app;

import org.jspecify.annotations.NullMarked;
