/** Questions about text that have nothing to do with what it says. */
@NullMarked
package io.vocstreams.platform.text;

import org.jspecify.annotations.NullMarked;
