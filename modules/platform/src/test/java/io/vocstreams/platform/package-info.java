@NullMarked
package io.vocstreams.platform;

import org.jspecify.annotations.NullMarked;
