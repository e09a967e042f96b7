/** The pipeline on a cluster that lets nobody do more than they must. */
@NullMarked
package io.vocstreams.systemtests.secured;

import org.jspecify.annotations.NullMarked;
