/** Work that is done wholly or not at all, and each key's apart from that of all others. */
@NullMarked
package io.vocstreams.platform.unit;

import org.jspecify.annotations.NullMarked;
