@NullMarked
package io.vocstreams.platform.unit;

import org.jspecify.annotations.NullMarked;
