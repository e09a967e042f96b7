/** The binary form of internal messages, stored values and store keys. */
@NullMarked
package io.vocstreams.platform.binary;

import org.jspecify.annotations.NullMarked;
