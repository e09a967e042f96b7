/** Tests of what commands do on a cluster. */
@NullMarked
package io.vocstreams.app.cluster;

import org.jspecify.annotations.NullMarked;
