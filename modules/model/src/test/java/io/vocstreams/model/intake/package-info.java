@NullMarked
package io.vocstreams.model.intake;

import org.jspecify.annotations.NullMarked;
