/** Records on disk, for as long as nobody takes them. Knows nothing of what they mean. */
@NullMarked
package io.vocstreams.client.spool;

import org.jspecify.annotations.NullMarked;
