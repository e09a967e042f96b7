package io.vocstreams.testkit.worlds;

import io.vocstreams.model.Header;
import io.vocstreams.model.Interaction;

/** What one version of an event says, apart from who and when. */
interface EventContent {

    Interaction under(Header header);
}
