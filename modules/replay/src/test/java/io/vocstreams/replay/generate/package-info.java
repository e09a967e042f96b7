@NullMarked
package io.vocstreams.replay.generate;

import org.jspecify.annotations.NullMarked;
