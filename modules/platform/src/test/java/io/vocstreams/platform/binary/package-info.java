@NullMarked
package io.vocstreams.platform.binary;

import org.jspecify.annotations.NullMarked;
