/** What is deployed: the cluster as containers of the images that the compose file names, dashboards and alerts. */
@NullMarked
package io.vocstreams.systemtests.containers;

import org.jspecify.annotations.NullMarked;
