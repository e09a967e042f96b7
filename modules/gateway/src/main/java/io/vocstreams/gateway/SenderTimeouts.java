package io.vocstreams.gateway;

import java.time.Duration;

/**
 * How long a sender may take.
 *
 * @param idle between two bytes
 * @param body for a whole body
 * @param head for a whole head, about: it is looked at so often
 */
record SenderTimeouts(Duration idle, Duration body, Duration head) {

    static final SenderTimeouts USUAL =
            new SenderTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30));
}
