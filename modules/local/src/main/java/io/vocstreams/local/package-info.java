/** The local stack: a real Kafka broker and a real schema registry as child processes. */
@NullMarked
package io.vocstreams.local;

import org.jspecify.annotations.NullMarked;
