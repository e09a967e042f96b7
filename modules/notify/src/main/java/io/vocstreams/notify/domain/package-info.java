/** What a webhook receives, how it checks the sender, and when a post is tried again. */
@NullMarked
package io.vocstreams.notify.domain;

import org.jspecify.annotations.NullMarked;
