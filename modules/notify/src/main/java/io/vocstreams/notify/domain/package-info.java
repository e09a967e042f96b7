/** What a webhook is told, how it proves who tells it, and when it is tried again. */
@NullMarked
package io.vocstreams.notify.domain;

import org.jspecify.annotations.NullMarked;
