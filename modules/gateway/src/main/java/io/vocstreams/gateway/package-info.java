/** The HTTP door for events: reads, judges, writes, and answers when the broker has them. */
@NullMarked
package io.vocstreams.gateway;

import org.jspecify.annotations.NullMarked;
