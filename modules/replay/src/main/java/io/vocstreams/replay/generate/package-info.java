/** Sample data whose true scores and journeys are known by construction. */
@NullMarked
package io.vocstreams.replay.generate;

import org.jspecify.annotations.NullMarked;
