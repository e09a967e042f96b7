/** Every setting of VOC Streams, and the policies they make. */
@NullMarked
package io.vocstreams.contracts.settings;

import org.jspecify.annotations.NullMarked;
