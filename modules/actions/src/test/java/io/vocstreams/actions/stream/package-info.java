@NullMarked
package io.vocstreams.actions.stream;

import org.jspecify.annotations.NullMarked;
