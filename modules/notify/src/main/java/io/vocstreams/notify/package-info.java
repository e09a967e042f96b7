/** What happens to cases, told to webhooks. */
@NullMarked
package io.vocstreams.notify;

import org.jspecify.annotations.NullMarked;
