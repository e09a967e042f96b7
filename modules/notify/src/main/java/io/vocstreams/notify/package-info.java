/** What happens to cases, posted to webhooks. */
@NullMarked
package io.vocstreams.notify;

import org.jspecify.annotations.NullMarked;
