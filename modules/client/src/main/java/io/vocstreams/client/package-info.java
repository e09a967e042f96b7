/** For services that produce events. Start with {@link io.vocstreams.client.VocClient}. */
@NullMarked
package io.vocstreams.client;

import org.jspecify.annotations.NullMarked;
