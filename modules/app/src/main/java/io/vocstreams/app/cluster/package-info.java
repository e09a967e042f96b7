/** What the commands do to and with a cluster: topics, schemas, stages, records in and tables out. */
@NullMarked
package io.vocstreams.app.cluster;

import org.jspecify.annotations.NullMarked;
