@NullMarked
package io.vocstreams.scores.stream;

import org.jspecify.annotations.NullMarked;
