@NullMarked
package io.vocstreams.platform.time;

import org.jspecify.annotations.NullMarked;
