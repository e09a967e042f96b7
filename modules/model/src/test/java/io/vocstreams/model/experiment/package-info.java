@NullMarked
package io.vocstreams.model.experiment;

import org.jspecify.annotations.NullMarked;
