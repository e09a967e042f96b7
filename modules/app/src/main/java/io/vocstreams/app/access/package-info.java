/** Who needs which rights on the cluster. */
@NullMarked
package io.vocstreams.app.access;

import org.jspecify.annotations.NullMarked;
