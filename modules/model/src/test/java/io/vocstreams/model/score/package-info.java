@NullMarked
package io.vocstreams.model.score;

import org.jspecify.annotations.NullMarked;
