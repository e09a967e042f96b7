/** Builders of everything a producing service sends. Start with {@link io.vocstreams.client.records.Records}. */
@NullMarked
package io.vocstreams.client.records;

import org.jspecify.annotations.NullMarked;
