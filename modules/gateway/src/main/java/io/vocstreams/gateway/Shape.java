package io.vocstreams.gateway;

import io.vocstreams.http.Problem;
import java.util.List;

/** How the events of a body are written. */
interface Shape {

    /** As meters name it. */
    String name();

    List<RequestItem> read(byte[] body) throws Problem;
}
