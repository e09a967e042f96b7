@NullMarked
package io.vocstreams.replay;

import org.jspecify.annotations.NullMarked;
