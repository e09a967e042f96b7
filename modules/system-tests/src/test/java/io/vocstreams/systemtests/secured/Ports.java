package io.vocstreams.systemtests.secured;

import io.vocstreams.local.StackPorts;
import java.util.Arrays;

/** Ports that nothing listens on at this moment. */
final class Ports {

    private Ports() {}

    /** At most three. */
    static int[] free(int count) {
        StackPorts found = StackPorts.free();
        int[] all = {found.broker(), found.controller(), found.registry()};
        return Arrays.copyOf(all, count);
    }
}
