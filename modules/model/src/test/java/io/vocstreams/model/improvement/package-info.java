@NullMarked
package io.vocstreams.model.improvement;

import org.jspecify.annotations.NullMarked;
