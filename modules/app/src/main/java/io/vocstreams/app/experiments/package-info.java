/** Plans of experiments, as people write them. */
@NullMarked
package io.vocstreams.app.experiments;

import org.jspecify.annotations.NullMarked;
